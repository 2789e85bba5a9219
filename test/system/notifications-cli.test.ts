import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startReceiver } from '../../src/ops/notifications/testing/receiver.ts';
import { cliOf } from './run-cli.ts';
import { configOf, dataFolder, runApp, until } from './world.ts';

it('the command line sets up a channel and a heartbeat, tests both, and shows what was sent', async () => {
  const receiver = await startReceiver();
  const folder = dataFolder();
  const app = await runApp(configOf(folder));
  const cli = cliOf(app);
  const notify = (...argv: string[]) => cli('notifications', ...argv);
  const address = path.join(folder, 'address');
  writeFileSync(address, `${receiver.url}\n`);

  expect((await notify()).out).toContain('nobody is notified');
  expect((await notify('add', 'telex', '--name', 'x')).status).toBe(2);
  const misspelt = await notify('add', 'slack', '--name', 'SOC', '--url-file', address, '--event', 'storn');
  expect([misspelt.status, misspelt.err]).toEqual([2, expect.stringContaining('did you mean “storm”')]);
  const added = await notify(
    ...['add', 'slack', '--name', 'SOC', '--url-file', address, '--event', 'storm', 'held=30'],
    ...['--quiet-from', '22:00', '--quiet-to', '06:00', '--quiet-zone', 'Europe/London'],
  );
  expect(added.out).toContain('events: held=30, storm');
  expect(added.out).toContain('22:00–06:00 Europe/London');
  expect((await notify('set', 'soc', '--quiet-to', '07:00')).out).toContain('22:00–07:00 Europe/London');

  receiver.answer(404, { body: 'no_service' });
  const failed = await notify('test', 'SOC');
  expect([failed.status, failed.out]).toEqual([1, expect.stringContaining('no_service')]);
  expect((await cli('status')).out).toContain('Notifications by “SOC” are not delivered');
  expect((await notify('test', 'SOC')).out).toContain('was delivered');
  expect((await notify('history')).out).toMatch(/SOC +sent +Test of this channel/);

  expect((await notify('heartbeat', 'set', '--url-file', address)).out).toMatch(/^GET 127\.0\.0\.1/);
  await until(async () => receiver.received.some(({ method }) => method === 'GET'));
  await until(async () => /last success of this node: \d/.test((await notify('heartbeat')).out));
  expect((await notify('heartbeat', 'off')).out).toContain('No address');

  const lookUp = 'https://look-up.example/{domain}';
  expect((await cli('settings', 'look-ups')).out).toContain('No services');
  expect((await cli('settings', 'look-ups', 'set', 'Look-up', lookUp)).out).toContain(`Look-up  ${lookUp}`);
  expect((await cli('settings', 'look-ups', 'set', 'look-up', 'http://x.example/{domain}')).err).toContain(
    'https://',
  );
  expect((await cli('settings', 'look-ups', 'remove', 'other')).err).toContain('There is no service');
  expect((await cli('settings', 'look-ups', 'remove', 'LOOK-UP')).out).toContain('No services');
  expect((await cli('settings', 'silent-sources', '48')).out).toContain('after 48 h');
  expect((await cli('settings', 'silent-sources', 'never')).out).toContain('No source');

  const report = path.join(folder, 'report.html');
  await cli('report', 'settings', '--msp-name', 'Anchor IT', '--intro', 'Dear customer');
  expect((await cli('report', '--month', '2026-10', '--time-zone', 'UTC', '-o', report)).status).toBe(0);
  expect(readFileSync(report, 'utf8')).toMatch(/All companies[\s\S]*October 2026[\s\S]*Dear customer/);
  expect((await cli('report', '--format', 'csv', '--month', '2026-10')).out).toContain('totals,incidents,0');
  const bills = path.join(folder, 'billing.csv');
  await cli('report', 'billing', '--month', '2026-09', '--time-zone', 'UTC', '-o', bills);
  expect(readFileSync(bills, 'utf8')).toMatch(/company,companySourceId/);
  const schedules = (...argv: string[]) => cli('report', 'schedules', ...argv);
  expect((await schedules('add', 'Board')).err).toContain('--channel and --recipient');
  expect((await schedules('add', 'Board', '--channel', 'SOC', '--recipient', 'a@b.example')).err).toContain(
    'not an e-mail channel',
  );
  const ids = ['--board', '1', '--status', '2', '--type', '3', '--priority', '4'];
  expect((await schedules('add', 'Board', ...ids)).err).toContain('needs a ConnectWise company');
  expect((await schedules('add', 'Board', ...ids, '--connectwise-company', '2')).out).toContain(
    'is sent next on',
  );
  expect((await schedules()).out).toMatch(/Board +\(all\)/);
  expect((await schedules('test', '1')).status).toBe(0);
  await until(async () => (await cli('status')).out.includes('The report “Board” was not sent'));
  expect((await schedules('remove', '1')).out).toContain('deleted');

  expect((await notify('disable', 'SOC')).out).toContain(', off)');
  expect((await notify('remove', 'SOC')).out).toContain('deleted');
});

it('a running Picket reports a lasting condition, and not again after a restart', async () => {
  const receiver = await startReceiver();
  const config = configOf(dataFolder());
  const first = await runApp(config);
  // During the set-up nothing is reported, so a source that cannot be read is added.
  const gone = { baseUrl: 'http://127.0.0.1:1', pollSeconds: 10 };
  await first.call('POST', '/api/v1/sources', { kind: 'hyas', name: 'HYAS', config: gone, apiKey: 'k' });
  await until(async () => (await first.call('GET', '/api/v1/sources')).body.items[0].problem !== null);
  await first.call('POST', '/api/v1/notifications/channels', {
    kind: 'slack',
    name: 'SOC',
    url: receiver.url,
    events: { source_failing: 0 },
  });
  await until(async () => receiver.received.length === 1);
  expect(receiver.received[0]?.body).toContain('A source cannot be read');
  await first.stop();

  const second = await runApp(config, first.token);
  await second.call('PATCH', '/api/v1/notifications/channels/1', { mostPerHour: 20 });
  const { body } = await second.call('GET', '/api/v1/notifications');
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['sent']);
  expect(receiver.received).toHaveLength(1);
});
