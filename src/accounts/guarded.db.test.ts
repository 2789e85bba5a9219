import { describe, expect, it } from 'vitest';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  install,
  password,
  signIn,
} from '../../test/accounts/install.ts';
import { useDatabase } from '../../test/database/use-database.ts';

const test = useDatabase();
const minute = 60_000;
const day = 24 * 60 * minute;
const bob = { email: 'bob@msp.example', name: 'Bob', role: 'viewer' };

function movableClock() {
  let now = Date.now();
  return { clock: { now: () => new Date(now), sleep: async () => {} }, pass: (ms: number) => (now += ms) };
}

describe('a person', () => {
  it('must confirm with the password before changing tokens and users, 10 minutes after signing in', async () => {
    const { clock, pass } = movableClock();
    const installed = await install(test, { clock });
    const ada = await firstAdministrator(installed);
    pass(10 * minute);
    for (const [method, url, body] of [
      ['post', '/api/v1/users', bob],
      ['post', '/api/v1/tokens', { name: 'x', role: 'viewer' }],
    ] as const) {
      const refused = await ada[method](url, body);
      expect([refused.status, refused.body.code]).toEqual([403, 'http.confirmation_needed']);
    }
    expectStatus(await ada.get('/api/v1/users'), 200);
    const wrong = await ada.post('/api/v1/me/confirm', { password: 'not my password' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'accounts.wrong_password']);
    expectStatus(await ada.post('/api/v1/users', bob), 403);
    expectStatus(await ada.post('/api/v1/me/confirm', { password }), 200);
    expectStatus(await ada.post('/api/v1/users', bob), 201);
    pass(10 * minute);
    expectStatus(await ada.post('/api/v1/users', { ...bob, email: 'bea@msp.example' }), 403);
  });

  it('is signed out 30 days after signing in, however often the session is used', async () => {
    const { clock, pass } = movableClock();
    const installed = await install(test, { clock });
    const ada = await firstAdministrator(installed);
    await test.db
      .updateTable('session')
      .set({ expires_at: new Date(Date.now() + 90 * day) })
      .execute();
    pass(29 * day);
    expectStatus(await ada.get('/api/v1/me'), 200);
    pass(day + minute);
    expectStatus(await ada.get('/api/v1/me'), 401);
    expect(await test.db.selectFrom('session').select('id').execute()).toEqual([]);
  });

  it('who must use two-factor sign-in can only switch it on, and not off', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const everybody = { requireTwoFactor: 'everybody' };
    const own = await ada.send('PUT', '/api/v1/settings/sign-in', everybody);
    expect([own.status, own.body.code]).toEqual([422, 'accounts.two_factor_off']);
    const { id } = await test.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    await test.db.updateTable('user').set({ two_factor_enabled: true }).where('id', '=', id).execute();
    expectStatus(await ada.send('PUT', '/api/v1/settings/sign-in', everybody), 200);
    await addPerson(ada, 'Vic', 'viewer');
    const vic = installed.browser();
    await signIn(vic, 'vic@msp.example');
    expect((await vic.get('/api/v1/me')).body).toMatchObject({ twoFactorNeeded: true });
    const refused = await vic.get('/api/v1/settings/sign-in');
    expect([refused.status, refused.body.code]).toEqual([403, 'http.two_factor_needed']);
    expectStatus(await vic.post('/api/auth/two-factor/enable', { password }), 200);
    const off = await ada.post('/api/auth/two-factor/disable', { password });
    expect([off.status, off.body.code]).toEqual([422, 'accounts.two_factor_required']);
  });

  it('cannot choose a common password, and a changed one ends the trust in devices', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { id } = await test.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const trust = {
      id: 'trust',
      identifier: 'trust-device-1',
      value: id,
      expires_at: new Date(Date.now() + day),
    };
    const at = { created_at: new Date(), updated_at: new Date() };
    await test.db
      .insertInto('verification')
      .values({ ...trust, ...at })
      .execute();
    const change = (newPassword: string) =>
      ada.post('/api/auth/change-password', { currentPassword: password, newPassword });
    const refused = await change('Password1234!');
    expect([refused.status, refused.body.code]).toEqual([422, 'accounts.password_common']);
    expectStatus(await change('another long password'), 200);
    expect(await test.db.selectFrom('verification').select('id').execute()).toEqual([]);
  });

  it('who is disabled keeps no token, if the administrator chooses that', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bea', 'admin');
    const bea = installed.browser();
    await signIn(bea, 'bea@msp.example');
    const { token } = expectStatus(
      await bea.post('/api/v1/tokens', { name: 'hers', role: 'viewer' }),
      201,
    ).body;
    const headers = { authorization: `Bearer ${token}` };
    expect((await ada.get(`/api/v1/users/${id}/tokens`)).body.items).toMatchObject([{ name: 'hers' }]);
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: true }), 200);
    expectStatus(await installed.browser().get('/api/v1/me', headers), 200);
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: true, revokeTokens: true }), 200);
    expectStatus(await installed.browser().get('/api/v1/me', headers), 401);
  });
});

describe('an API token', () => {
  it('needs a named scope for guarded actions, and can grant only its own scopes', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const make = async (scopes: string[]) => {
      const made = await ada.post('/api/v1/tokens', { name: 'x', role: 'admin', scopes });
      return { authorization: `Bearer ${expectStatus(made, 201).body.token}` };
    };
    const there = installed.browser();
    const none = await there.post('/api/v1/users', bob, await make([]));
    expect([none.status, none.body.code]).toEqual([403, 'http.scope_missing']);
    expectStatus(await there.post('/api/v1/users', bob, await make(['users'])), 201);
    const more = { name: 'y', role: 'admin', scopes: ['export'] };
    const refused = await there.post('/api/v1/tokens', more, await make(['tokens']));
    expect([refused.status, refused.body.code]).toEqual([403, 'accounts.cannot_give_scope']);
  });

  it('is not a person: the routes of one’s own account refuse it', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { token } = (await ada.post('/api/v1/tokens', { name: 'x', role: 'admin' })).body;
    const headers = { authorization: `Bearer ${token}` };
    for (const [url, body] of [
      ['/api/auth/change-password', { currentPassword: password, newPassword: 'another long password' }],
      ['/api/auth/two-factor/enable', { password }],
      ['/api/auth/revoke-other-sessions', {}],
      ['/api/v1/me/confirm', { password }],
    ] as const) {
      const refused = await installed.browser().post(url, body, headers);
      expect([url, refused.status, refused.body.code]).toEqual([url, 403, 'http.person_needed']);
    }
  });
});
