import { expect, it } from 'vitest';
import { cliOf } from './run-cli.ts';
import { configOf, dataFolder, runApp, until } from './world.ts';

it('the command line shows what was asked and blocked, why by the line of a feed, and logs all queries of a company', async () => {
  const app = await runApp(configOf(dataFolder(), { PICKET_DNS_LISTEN: '127.0.0.1:0' }));
  const cli = cliOf(app);
  const dns = (...argv: string[]) => cli('dns', ...argv);
  await dns('on');
  await dns('companies', 'add', 'Cedar Street Dental');
  await dns('companies', 'network', 'Cedar Street Dental', '127.0.0.1');
  await dns('feeds', 'add', 'Demo', 'picket:demo', '--category', 'malware');
  expect((await dns('log', 'start', 'Cedar Street Dental')).err).toContain('Give --hours, from 1 to 24.');
  expect((await dns('log', 'Cedar Street Dental')).out).toContain('There is no log.');
  const started = await dns('log', 'start', 'Cedar Street Dental', '--hours', '1');
  expect(started.out).toMatch(/^On until .*: 0 queries\.$/);

  const name = 'malware.picket-demo.test';
  // The feed is fetched and in force within seconds.
  await until(async () => {
    await dns('query', name);
    return (await dns('log', 'Cedar Street Dental')).out.includes('blocked');
  });
  const log = await dns('log', 'Cedar Street Dental', '--search', 'malware');
  expect(log.out).toMatch(/127\.0\.0\.1 +malware\.picket-demo\.test +A +blocked/);
  expect((await dns('status')).out).toContain('all queries of Cedar Street Dental, until ');
  expect((await dns('log', 'stop', 'Cedar Street Dental')).out).toMatch(/^Ended /);
  expect((await dns('log', 'remove', 'Cedar Street Dental')).out).toContain('are deleted');

  expect((await dns('why', name)).out).toContain('It is line 2 there.');
  await until(async () => (await dns('statistics')).out.includes(name));
  const statistics = await dns('statistics', '--company', 'Cedar Street Dental', '--hours', '24');
  expect(statistics.out).toMatch(/malware\.picket-demo\.test +\d/);
  expect(statistics.out).toMatch(/127\.0\.0\.1 +Cedar Street Dental +\d/);
});
