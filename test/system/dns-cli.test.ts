import { expect, it } from 'vitest';
import { cliOf } from './run-cli.ts';
import { configOf, dataFolder, runApp, until } from './world.ts';

it('the command line shows queries and blocked queries, why by the line of a feed, and logs all queries of a company', async () => {
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

it('the command line changes the rules of the MSP and of a company, in order, and which categories are blocked', async () => {
  const app = await runApp(configOf(dataFolder(), { PICKET_DNS_LISTEN: '127.0.0.1:0' }));
  const cli = cliOf(app);
  const dns = (...argv: string[]) => cli('dns', ...argv);
  await dns('companies', 'add', 'Cedar Street Dental');
  const cedar = ['--company', 'Cedar Street Dental'];
  expect((await dns('rules')).out).toBe('There are no rules here.');

  await dns('rules', 'add', 'New TLDs', '--tld', 'zip', 'mov', '--locked');
  const window = 'mon,tue 22:00-06:00 Europe/London';
  const added = await dns('rules', 'add', 'Games', ...cedar, '--category', 'games', '--window', window);
  expect(added.out).toMatch(
    /Games +yes +nxdomain +no +categories games; time mon,tue 22:00-06:00 Europe\/London/,
  );
  await dns('rules', 'add', 'TV', ...cedar, '--action', 'allow', '--domain', '=tv.example', '*.cdn.example');
  await dns('rules', 'move', 'TV', '1', ...cedar);
  await dns('rules', 'set', 'games', ...cedar, '--window', 'none', '--name', 'No games');
  await dns('rules', 'disable', 'No games', ...cedar);
  const [head, ...rules] = (await dns('rules', ...cedar)).out.split('\n');
  expect(head).toContain('HOLDS FOR');
  expect(rules[0]).toMatch(/TV +yes +allow +no +name =tv\.example or \*\.cdn\.example$/);
  expect(rules[1]).toMatch(/No games +no +nxdomain +no +categories games$/);
  expect((await dns('rules')).out).toMatch(/New TLDs +yes +nxdomain +yes +top-level domain zip or mov/);
  expect((await dns('rules', 'remove', 'TV', ...cedar)).out).not.toContain('TV');
  expect((await dns('rules', 'remove', 'TV', ...cedar)).status).toBe(2);
  expect((await dns('rules', 'set', 'New TLDs', '--window', 'late')).err).toContain(
    'is not a time of the week',
  );
  expect((await dns('rules', 'add', 'Locked', ...cedar, '--locked')).err).toContain('only rules of the MSP');

  const row = (out: string, category: string) =>
    out.split('\n').find((line) => line.startsWith(`${category} `));
  const blocked = (await dns('categories', 'block', 'gambling', 'adult')).out;
  expect(row(blocked, 'malware')).toMatch(/yes, a threat +yes$/);
  expect(row(blocked, 'gambling')).toMatch(/yes +no$/);
  expect(row((await dns('categories', 'unblock', 'gambling', 'adult', ...cedar)).out, 'gambling')).toMatch(
    /no +no$/,
  );
  await dns('categories', 'lock', 'adult');
  await dns('categories', 'ticket', 'adult');
  expect(row((await dns('categories', ...cedar)).out, 'adult')).toMatch(/yes, locked +yes$/);
  await dns('categories', 'block', 'games', ...cedar);
  expect(row((await dns('categories', ...cedar)).out, 'games')).toMatch(/yes +no$/);
  expect(row((await dns('categories')).out, 'games')).toMatch(/no +no$/);
  await dns('categories', 'unlock', 'adult');
  await dns('categories', 'record', 'adult');
  expect(row((await dns('categories', ...cedar)).out, 'adult')).toMatch(/no +no$/);
  expect(row((await dns('categories', 'inherit', 'adult', ...cedar)).out, 'adult')).toMatch(/yes +no$/);
  expect((await dns('categories', 'block', 'gamblin')).err).toContain('There is no category “gamblin”');
  expect((await dns('categories', 'unblock', 'malware', ...cedar)).err).toContain(
    'threats are always blocked',
  );
});
