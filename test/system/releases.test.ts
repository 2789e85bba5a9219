import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { cliOf } from './run-cli.ts';
import {
  addHyas,
  caller,
  chosen,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  poll,
  runApp,
  setUp,
  shared,
  startSandboxes,
  until,
} from './world.ts';

const { cedarStreetDental } = sandboxAccount.companies;

const world = shared(async (ended) => {
  const sandboxes = await startSandboxes(ended);
  const app = await runApp(configOf(dataFolder(ended)), undefined, ended);
  await setUp(app.call, sandboxes);
  const source = await addHyas(app.call, sandboxes);
  return { sandboxes, app, call: app.call, source, scenes: 0 };
});

/** Twelve incidents of one company are held, since the ticket service is off. */
async function scene() {
  const { sandboxes, app, call, source } = world();
  const number = ++world().scenes;
  await expectOk(call('PUT', '/api/v1/connectwise/ticket-service', { enabled: false, ...chosen }));
  const ticketsBefore = sandboxes.connectWise.tickets().length;
  const more = { domain: `scene-${number}.example` };
  sandboxes.hyas.emit(
    Array.from({ length: 12 }, (_, n) => detectionRow(100 * number + n, { devicename: `PC-${n}`, ...more })),
  );
  await poll(call, source);
  const company = await mapCompany(call, 'Cedar', cedarStreetDental);
  const reasons = async (): Promise<string[]> =>
    (await expectOk(call('GET', `/api/v1/incidents?limit=50&search=scene-${number}.example`))).items.map(
      (one: { decision: { reason: string } }) => one.decision.reason,
    );
  const all = (reason: string) =>
    until(async () => {
      const found = await reasons();
      return found.length === 12 && found.every((one) => one === reason);
    });
  await all('service_not_enabled');
  const enable = (query = '') =>
    expectOk(call('PUT', `/api/v1/connectwise/ticket-service${query}`, { enabled: true, ...chosen }));
  const tickets = () => sandboxes.connectWise.tickets().length - ticketsBefore;
  return { url: app.url, call, cli: cliOf(app), company, all, enable, tickets };
}

describe('a change that releases more than ten incidents', () => {
  it('over HTTP holds them, says how many of which company, and does what is chosen', async () => {
    const { url, call, enable, all, company, tickets } = await scene();
    await enable();
    await all('awaiting_release');
    expect(await expectOk(call('GET', '/api/v1/releases'))).toEqual({
      total: 12,
      companies: [{ companyId: company, name: 'Cedar Street Dental', count: 12 }],
    });
    const { attention } = await expectOk(call('GET', '/api/v1/status'));
    expect(attention.map(({ code }: { code: string }) => code)).toContain('awaiting_release');
    expect(tickets()).toBe(0);
    const wrong = await call('POST', '/api/v1/releases', { release: 'later' });
    expect(wrong.status).toBe(400);
    // Like every action on incidents, it is for analysts: undoing an allow entry releases some, too.
    const as = async (role: string) => {
      const { token } = await expectOk(call('POST', '/api/v1/tokens', { name: role, role }));
      return caller(url, token)('POST', '/api/v1/releases', { release: 'now', companyId: company });
    };
    expect((await as('viewer')).status).toBe(403);
    const released = await expectOk(as('analyst'));
    expect(released).toEqual({ released: 12, total: 0, companies: [] });
    await until(() => tickets() === 12);
  });

  it('asks nobody if the request says what to do', async () => {
    const { call, enable, tickets } = await scene();
    await enable('?release=now');
    await until(() => tickets() === 12);
    expect(await expectOk(call('GET', '/api/v1/releases'))).toEqual({ total: 0, companies: [] });
  });

  it('is refused to a command without a terminal that enables tickets and does not choose, before anything is saved', async () => {
    const { call, cli, all, tickets } = await scene();
    const before = await expectOk(call('GET', '/api/v1/connectwise/ticket-service'));
    const set = (...more: string[]) =>
      cli('services', 'set', '--enable', '--priority', 'Priority 3 - Medium', ...more);
    const refused = await set();
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toContain('--release now');
    expect(refused.err).toContain('--release new-only');
    expect((await set('--release', 'later')).status).toBe(2);
    expect(await expectOk(call('GET', '/api/v1/connectwise/ticket-service'))).toEqual(before);
    await all('service_not_enabled');
    expect(await expectOk(call('GET', '/api/v1/releases'))).toEqual({ total: 0, companies: [] });
    expect(tickets()).toBe(0);
    expect((await set('--release', 'new-only')).status).toBe(0);
    await all('not_released');
    expect(tickets()).toBe(0);
    const after = await expectOk(call('GET', '/api/v1/connectwise/ticket-service'));
    expect(after).toMatchObject({ enabled: true, priority: { name: 'Priority 3 - Medium' } });
    // It is enabled already: there is nothing to choose.
    expect((await set()).status).toBe(0);
  });

  it('lets a command without a terminal enable tickets that says to release', async () => {
    const { cli, tickets } = await scene();
    expect((await cli('services', 'set', '--enable', '--release', 'now')).status).toBe(0);
    await until(() => tickets() === 12);
  });

  it('ends another command without a terminal with status 1, and says what to run', async () => {
    const { call, cli, company, enable, all, tickets } = await scene();
    await expectOk(call('DELETE', `/api/v1/companies/${company}/mapping`));
    await enable();
    const ran = await cli('companies', 'map', 'Cedar Street Dental', String(cedarStreetDental));
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/12 {2}Cedar Street Dental/);
    expect(ran.err).toContain('The change is saved. It would release 12 incidents at once');
    expect(ran.err).toContain('picket releases now');
    await all('awaiting_release');
    expect((await cli('releases')).out).toMatch(/12 {2}Cedar Street Dental/);
    const chosenNew = await cli('releases', 'new-only', '--company', 'Cedar Street Dental');
    expect(chosenNew).toMatchObject({
      status: 0,
      out: '12 incidents closed without a ticket. New incidents are ticketed.',
    });
    await all('not_released');
    expect((await cli('releases')).out).toBe('No incident waits for a choice.');
    expect(tickets()).toBe(0);
  });

  it('may be the mapping of one company: held, or released as the option says', async () => {
    const { call, cli, company, enable, all, tickets } = await scene();
    await expectOk(call('DELETE', `/api/v1/companies/${company}/mapping`));
    await enable();
    await all('company_not_mapped');
    const map = (...more: string[]) =>
      cli('companies', 'map', 'Cedar Street Dental', String(cedarStreetDental), ...more);
    expect((await map()).status).toBe(1);
    await all('awaiting_release');
    expect(tickets()).toBe(0);
    expect((await map('--release', 'now')).status).toBe(0);
    expect((await cli('releases', 'now')).status).toBe(0);
    await until(() => tickets() === 12);
  });

  it('may be the deletion of a maintenance window: new-only closes the incidents that it held', async () => {
    const { call, cli, enable, all, tickets } = await scene();
    const [from, to] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
    const schedule = { kind: 'once', startsAt: from.toISOString(), endsAt: to.toISOString() };
    const window = { name: 'Patching', companyIds: [], schedule };
    const { id } = await expectOk(call('POST', '/api/v1/maintenance-windows', window));
    await enable();
    await all('maintenance');
    expect((await cli('maintenance', 'delete', String(id), '--release', 'new-only')).status).toBe(0);
    await all('not_released');
    expect(tickets()).toBe(0);
  });

  it('has the option in every command that changes rules, windows or the allow list', async () => {
    const { call, cli } = await scene();
    for (const command of [
      ['services', 'routing', 'add', 'Nights', '--team', 'Night Shift', '--device', 'csd-*'],
      ['services', 'routing', 'disable', 'Nights'],
      ['services', 'routing', 'move', 'Nights', '1'],
      ['services', 'routing', 'remove', 'Nights'],
      ['maintenance', 'add', 'Patching', '--from', '2036-01-01', '--to', '2036-01-02'],
    ]) {
      const { status } = await cli(...command, '--release', 'new-only');
      expect({ command, status }).toEqual({ command, status: 0 });
    }
    const [window] = (await expectOk(call('GET', '/api/v1/maintenance-windows'))).items;
    expect((await cli('maintenance', 'delete', `${window.id}`, '--release', 'new-only')).status).toBe(0);
    const allowed = ['--company', 'Cedar Street Dental', '--why', 'Ours'];
    expect((await cli('allow', 'add', 'other.example', ...allowed)).status).toBe(0);
    expect((await cli('allow', 'undo', '1', '--release', 'now')).status).toBe(0);
  });
});
