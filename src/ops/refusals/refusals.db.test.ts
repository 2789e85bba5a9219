import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/accounts/browser.ts';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  type Installed,
  install,
  password,
} from '../../../test/accounts/install.ts';
import { startProvider } from '../../../test/accounts/provider.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const email = 'ada@msp.example';
const hour = 3_600_000;

interface Event {
  action: string;
  actor: string;
  subject: string;
  after: Record<string, unknown>;
}

/** The refusals in the audit trail, which are recorded after the answer. */
async function auditOf({ db, refusals }: Installed, action: string): Promise<Event[]> {
  await refusals.tidy();
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('action', '=', action)
    .orderBy('id')
    .execute();
  return rows as unknown as Event[];
}

async function countOf({ metrics }: Installed, kind: string): Promise<number> {
  const { values } = await metrics.refusals.get();
  return values.find(({ labels }) => labels.kind === kind)?.value ?? 0;
}

const lines = ({ warnings }: Installed) =>
  warnings.map(({ fields }) => `${fields.kind} ${fields.address} ${fields.route}`);

const wrong = (browser: Browser, who = email) =>
  browser.post('/api/auth/sign-in/email', { email: who, password: 'a wrong password' });

describe('a failed sign-in', () => {
  it('is in the log with its address, in the metrics, and in the audit trail with the account', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { id } = (await ada.get('/api/v1/me')).body;
    const there = installed.browser({ address: '198.51.100.7' });
    expectStatus(await wrong(there), 401);
    expectStatus(await wrong(there), 401);
    expect(lines(installed)).toEqual(['password 198.51.100.7 /api/auth/sign-in/email']);
    expect(await countOf(installed, 'password')).toBe(2);
    expect(await auditOf(installed, 'user.sign_in_failed')).toMatchObject([
      { actor: 'not signed in', subject: id, after: { address: '198.51.100.7' } },
    ]);
    await installed.refusals.tidy({ now: true });
    expect((await auditOf(installed, 'user.sign_in_failed')).at(-1)).toMatchObject({
      subject: id,
      after: { attempts: 1, addresses: ['198.51.100.7'] },
    });
  });

  it('never stores a typed e-mail address that belongs to nobody', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    expectStatus(await wrong(installed.browser(), 'my-password-by-mistake'), 401);
    const events = await auditOf(installed, 'user.sign_in_failed');
    expect(events).toMatchObject([{ subject: 'sign-in' }]);
    expect(JSON.stringify([events, installed.warnings])).not.toContain('by-mistake');
  });

  it('a lockout is recorded as one, and an attack does not fill the audit trail', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    const there = installed.browser({ address: '198.51.100.7' });
    for (let at = 0; at < 25; at += 1) await wrong(there);
    expect(await countOf(installed, 'password')).toBe(20);
    expect(await countOf(installed, 'lockout')).toBe(5);
    expect(await auditOf(installed, 'user.sign_in_failed')).toHaveLength(1);
    expect(await auditOf(installed, 'user.sign_in_locked')).toHaveLength(1);
    expect(lines(installed)).toHaveLength(2);
  });

  it('a wrong code is recorded with the account whose password was right', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { id } = (await ada.get('/api/v1/me')).body;
    expectStatus(await ada.post('/api/auth/two-factor/enable', { password }), 200);
    await test.db.updateTable('user').set({ two_factor_enabled: true }).execute();
    await test.db.updateTable('two_factor').set({ verified: true }).execute();
    const there = installed.browser({ address: '198.51.100.7' });
    expectStatus(await there.post('/api/auth/sign-in/email', { email, password }), 200);
    expectStatus(await there.post('/api/auth/two-factor/verify-totp', { code: 'x' }), 422);
    expect(await auditOf(installed, 'user.code_refused')).toMatchObject([{ subject: id }]);
  });

  it('a wrong current password is recorded with the signed-in person', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    expectStatus(await ada.post('/api/v1/me/confirm', { password: 'a wrong password' }), 422);
    expect((await auditOf(installed, 'user.password_refused'))[0]?.actor).toMatch(/^Ada \(user:/);
  });

  it('by the OpenID provider is recorded, though a redirect answers it', async () => {
    const provider = await startProvider();
    const installed = await install(test, { oidc: provider.oidc, publicUrl: 'http://picket.example' });
    await firstAdministrator(installed);
    provider.state.claims = { ...provider.state.claims, sub: '2', email: 'eve@evil.example' };
    const there = installed.browser({ address: '198.51.100.7' });
    const { body } = await there.post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/' });
    expectStatus(await there.get(provider.authorize(body.url)), 302);
    expect(lines(installed)).toEqual(['provider 198.51.100.7 /api/auth/callback/oidc']);
    expect(await countOf(installed, 'provider')).toBe(1);
  });
});

describe('other refusals', () => {
  it('a refused token, link and page of another site are in the log and the metrics', async () => {
    const installed = await install(test);
    const there = installed.browser({ address: '198.51.100.7' });
    expectStatus(await there.get('/api/v1/me', { authorization: 'Bearer pkt_wrong' }), 401);
    expectStatus(await there.post('/api/v1/welcome/check', { token: 'x' }), 404);
    expectStatus(await there.post('/api/auth/sign-out', {}, { 'sec-fetch-site': 'cross-site' }), 403);
    expect(lines(installed)).toEqual([
      'token 198.51.100.7 /api/v1/me',
      'link 198.51.100.7 /api/v1/welcome/check',
      'cross_site 198.51.100.7 /api/auth/sign-out',
    ]);
    for (const kind of ['token', 'link', 'cross_site']) expect(await countOf(installed, kind)).toBe(1);
  });
});

describe('events of accounts', () => {
  it('are in the audit trail, and counted from there', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bea', 'viewer');
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: true }), 200);
    const { id: token } = (await ada.post('/api/v1/tokens', { name: 'x', role: 'viewer' })).body;
    expectStatus(await ada.send('DELETE', `/api/v1/tokens/${token}`), 204);
    const next = { currentPassword: password, newPassword: 'another long password' };
    expectStatus(await ada.post('/api/auth/change-password', next), 200);
    const { values } = await installed.metrics.accountEvents.get();
    const counts = Object.fromEntries(values.map(({ labels, value }) => [labels.event, value]));
    expect(counts).toMatchObject({
      'user.added': 2,
      'user.disabled': 1,
      'user.changed': 0,
      'user.password_changed': 1,
      'user.signed_in': 1,
      'token.made': 1,
      'token.revoked': 1,
      'user.two_factor_on': 0,
    });
  });

  it('are not lost while the database accepts no writes', async () => {
    let now = Date.now();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const installed = await install(test, { clock });
    await firstAdministrator(installed);
    for (let at = 0; at < 3; at += 1) expectStatus(await wrong(installed.browser()), 401);
    await installed.refusals.tidy();
    now += hour;
    await test.db.schema.alterTable('audit_event').renameTo('audit_event_away').execute();
    await expect(installed.refusals.tidy()).rejects.toThrow();
    await test.db.schema.alterTable('audit_event_away').renameTo('audit_event').execute();
    expect((await auditOf(installed, 'user.sign_in_failed')).map(({ after }) => after.attempts)).toEqual([
      undefined,
      2,
    ]);
  });
});
