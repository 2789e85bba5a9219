import { describe, expect, it } from 'vitest';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  install,
  password,
  signIn,
} from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();

describe('a person who signed in', () => {
  it('is identified by a cookie that no script and no other site gets, and the answer contains no token', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const again = await ada.post('/api/auth/sign-in/email', { email: 'ADA@msp.example', password });
    expect(again.body).toEqual({});
    const cookie = again.cookies.find((one) => one.includes('session_token')) ?? '';
    expect(cookie).toMatch(/^picket\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await ada.get('/api/v1/me')).body).toMatchObject({
      kind: 'user',
      name: 'Ada',
      email: 'ada@msp.example',
      role: 'admin',
      twoFactorEnabled: false,
    });
  });

  it('has a Secure cookie if the public address is https', async () => {
    const installed = await install(test, { publicUrl: 'https://picket.example' });
    const ada = await firstAdministrator(installed);
    const { cookies } = await ada.post('/api/auth/sign-in/email', { email: 'ada@msp.example', password });
    expect(cookies.join()).toMatch(/__Host-picket\.session_token=[^;]+;.*Secure/);
    expectStatus(await ada.get('/api/v1/me'), 200);
  });

  it('is in the audit trail with their address, apart from refused attempts', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    await addPerson(ada, 'Bob', 'viewer');
    await signIn(installed.browser({ address: '198.51.100.7' }), 'bob@msp.example');
    const body = { email: 'bob@msp.example', password: 'not his password' };
    expectStatus(await installed.browser().post('/api/auth/sign-in/email', body), 401);
    const { body: trail } = await ada.get('/api/v1/audit?area=user');
    const signedIn = trail.items.filter(({ action }: { action: string }) => action === 'user.signed_in');
    expect(signedIn).toHaveLength(2);
    expect(signedIn[0]).toMatchObject({
      actor: expect.stringMatching(/^Bob \(user:\w+\)$/),
      after: { address: '198.51.100.7', browser: 'Test Browser' },
    });
  });

  it('is signed out for good, even if the cookie is kept', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const cookie = ada.cookie();
    expectStatus(await ada.get('/api/v1/me', { cookie }), 200);
    expectStatus(await ada.post('/api/auth/sign-out'), 200);
    const after = await ada.get('/api/v1/me', { cookie });
    expect([after.status, after.body.code]).toEqual([401, 'http.sign_in_needed']);
  });

  it('lists and ends their own sessions, which are signed out at once', async () => {
    const installed = await install(test);
    const here = await firstAdministrator(installed);
    const there = installed.browser();
    await signIn(there, 'ada@msp.example');
    expectStatus(await there.get('/api/v1/me'), 200);
    const mine = (await here.get('/api/auth/get-session')).body.session.id;
    const { body: sessions } = await here.get('/api/auth/list-sessions');
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ userAgent: 'Test Browser', ipAddress: '127.0.0.1' });
    const other = sessions.find(({ id }: { id: string }) => id !== mine);
    expectStatus(await here.post('/api/auth/revoke-session', { token: other.token }), 200);
    expectStatus(await there.get('/api/v1/me'), 401);
    expectStatus(await here.get('/api/v1/me'), 200);
  });

  it('cannot be imitated with a token without its signature, as a reader of the database would try', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { token } = await test.db.selectFrom('session').select('token').executeTakeFirstOrThrow();
    const signature = Buffer.alloc(32, 1).toString('base64');
    const forged = `picket.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    expectStatus(await ada.get('/api/v1/me', { cookie: forged }), 401);
    expectStatus(await ada.get('/api/v1/me', { cookie: `picket.session_token=${token}` }), 401);
  });

  it('costs one query of the database in five seconds', async () => {
    let now = Date.now();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const installed = await install(test, { clock });
    const ada = await firstAdministrator(installed);
    expectStatus(await ada.get('/api/v1/me'), 200);
    // Ended without this process, as by another node.
    await test.db.deleteFrom('session').execute();
    expectStatus(await ada.get('/api/v1/sign-in'), 200);
    expectStatus(await ada.get('/api/v1/users'), 200);
    now += 5000;
    expectStatus(await ada.get('/api/v1/users'), 401);
  });

  it('changes the password only with the current one, which then stops working', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const newPassword = 'another long password';
    const change = (currentPassword: string, to = newPassword) =>
      ada.post('/api/auth/change-password', { currentPassword, newPassword: to });
    const wrong = await change('not my password');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'accounts.wrong_password']);
    expectStatus(await change(password, 'too short'), 400);
    expectStatus(await change(password), 200);
    expectStatus(await ada.get('/api/v1/me'), 200);
    const old = await ada.post('/api/auth/sign-in/email', { email: 'ada@msp.example', password });
    expect([old.status, old.body.code]).toEqual([401, 'accounts.wrong_email_or_password']);
    const { body } = await ada.get('/api/v1/audit');
    const actions = body.items.map(({ action }: { action: string }) => action);
    expect(actions.filter((action: string) => action === 'user.password_changed')).toHaveLength(1);
    expect(actions).toContain('user.password_refused');
  });
});

describe('a person who may not sign in', () => {
  it('was disabled: they are signed out at once, and the refusal says so', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bob', 'analyst');
    const bob = installed.browser();
    await signIn(bob, 'bob@msp.example');
    expectStatus(await bob.get('/api/v1/me'), 200);
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: true }), 200);
    expectStatus(await bob.get('/api/v1/me'), 401);
    const refused = await bob.post('/api/auth/sign-in/email', { email: 'bob@msp.example', password });
    expect([refused.status, refused.body.code]).toEqual([403, 'accounts.user_disabled']);
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: false }), 200);
    await signIn(bob, 'bob@msp.example');
  });

  it('was never added: nobody can sign up', async () => {
    const { browser } = await install(test);
    const body = { email: 'eve@evil.example', password, name: 'Eve' };
    expectStatus(await browser().post('/api/auth/sign-up/email', body), 404);
  });

  it('gets the same answer, whether the user exists or not', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    const guess = async (email: string) => {
      const { status, body } = await installed
        .browser()
        .post('/api/auth/sign-in/email', { email, password: 'a wrong password' });
      return { status, ...body, requestId: '' };
    };
    expect(await guess('ada@msp.example')).toEqual(await guess('nobody@msp.example'));
  });
});
