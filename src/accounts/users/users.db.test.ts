import { describe, expect, it } from 'vitest';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  firstToken,
  install,
  password,
  signIn,
  tokenOf,
} from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { ensureFirstLink } from './first-link.ts';

const test = useDatabase();
const hour = 3_600_000;

/** A clock that a test moves. */
function movableClock() {
  let now = Date.now();
  return {
    clock: { now: () => new Date(now), sleep: async () => {} },
    pass(ms: number) {
      now += ms;
    },
  };
}

describe('the first administrator', () => {
  const ada = { name: 'Ada', email: 'Ada@MSP.example', password };

  it('chooses a password by a link that works once, and ends every other first link', async () => {
    const installed = await install(test);
    const browser = installed.browser();
    const [token, spare] = [await firstToken(installed), await firstToken(installed)];
    expect((await browser.get('/api/v1/sign-in')).body).toEqual({
      needsFirstAdministrator: true,
      oidc: null,
    });
    const checked = await browser.post('/api/v1/welcome/check', { token });
    expect(checked.body).toMatchObject({ first: true, name: null, email: null });

    const welcomed = await browser.post('/api/v1/welcome', { token, ...ada });
    expect([welcomed.status, welcomed.body]).toEqual([200, { email: 'ada@msp.example' }]);
    expect((await browser.get('/api/v1/sign-in')).body.needsFirstAdministrator).toBe(false);
    for (const used of [token, spare]) {
      const again = await browser.post('/api/v1/welcome', { token: used, ...ada, email: 'eve@evil.example' });
      expect([again.status, again.body.code]).toEqual([410, 'accounts.link_used']);
    }
    const { clock, random } = installed;
    expect(await ensureFirstLink(test.db, { clock, random, url: 'http://localhost' })).toBeNull();
  });

  it('is one, when two people use their links at the same time', async () => {
    const installed = await install(test);
    const tokens = [await firstToken(installed), await firstToken(installed)];
    const answers = await Promise.all(
      tokens.map((token, at) =>
        installed.browser().post('/api/v1/welcome', { token, ...ada, email: `a${at}@msp.example` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('has a day to use the link, which is not stored in the database', async () => {
    const { clock, pass } = movableClock();
    const installed = await install(test, { clock });
    const token = await firstToken(installed);
    expect(JSON.stringify(await test.db.selectFrom('welcome_link').selectAll().execute())).not.toContain(
      token,
    );
    pass(24 * hour);
    const late = await installed.browser().post('/api/v1/welcome', { token, ...ada });
    expect([late.status, late.body.code]).toEqual([410, 'accounts.link_expired']);
  });

  it.each([
    [{ password: 'eleven char' }, 400, 'http.invalid_request'],
    [{ name: undefined }, 422, 'accounts.name_missing'],
    [{ email: 'not an address' }, 400, 'http.invalid_request'],
    [{ token: 'made up' }, 404, 'accounts.link_not_found'],
  ])('is not created from %j', async (wrong, status, code) => {
    const installed = await install(test);
    const token = await firstToken(installed);
    const answer = await installed.browser().post('/api/v1/welcome', { token, ...ada, ...wrong });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a user', () => {
  it('is added with a link, chooses a password, and is listed', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const added = await ada.post('/api/v1/users', { email: ' Bob@msp.example', name: 'Bob', role: 'viewer' });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ email: 'bob@msp.example', role: 'viewer', state: 'invited' });
    expect(added.body.link).toMatch(/^http:\/\/localhost(:80)?\/welcome#token=[\w-]{43}$/);
    const token = tokenOf(added.body.link);
    const checked = await ada.post('/api/v1/welcome/check', { token });
    expect(checked.body).toMatchObject({ first: false, name: 'Bob', email: 'bob@msp.example' });
    expectStatus(await ada.post('/api/v1/welcome', { token, password }), 200);
    await signIn(installed.browser(), 'bob@msp.example');

    const list = (await ada.get('/api/v1/users?limit=1')).body;
    expect(list.items[0]).toMatchObject({ email: 'ada@msp.example', state: 'active' });
    const rest = (await ada.get(`/api/v1/users?cursor=${list.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ email: 'bob@msp.example', state: 'active' }], nextCursor: null });
    const twice = await ada.post('/api/v1/users', { email: 'BOB@msp.example', name: 'B', role: 'admin' });
    expect([twice.status, twice.body.code]).toEqual([409, 'accounts.email_taken']);
  });

  it('that is reset has neither password nor session, and only the newest link works', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bob', 'analyst');
    const bob = installed.browser();
    await signIn(bob, 'bob@msp.example');
    const { link: old } = expectStatus(await ada.post(`/api/v1/users/${id}/reset`), 200).body;
    const { link } = expectStatus(await ada.post(`/api/v1/users/${id}/reset`), 200).body;
    expectStatus(await bob.get('/api/v1/me'), 401);
    expectStatus(await bob.post('/api/auth/sign-in/email', { email: 'bob@msp.example', password }), 401);
    const late = await bob.post('/api/v1/welcome', { token: tokenOf(old), password });
    expect([late.status, late.body.code]).toEqual([410, 'accounts.link_used']);
    const token = tokenOf(link);
    expectStatus(await bob.post('/api/v1/welcome', { token, password: 'a password of his own' }), 200);
  });

  it.each([
    [{ publicUrl: 'https://picket.example' }, 'https://picket.example/welcome#token='],
    [{ listening: { host: '0.0.0.0', port: 8080 } }, 'http://127.0.0.1:8080/welcome#token='],
    [{}, 'http://localhost/welcome#token='],
  ])("gets a link to Picket's own address (%j), whatever the request says", async (options, begins) => {
    const installed = await install(test, options);
    const ada = await firstAdministrator(installed);
    const answer = await installed.server.inject({
      method: 'POST',
      url: '/api/v1/users',
      headers: {
        cookie: ada.cookie(),
        'sec-fetch-site': 'same-origin',
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      },
      payload: { email: 'bob@msp.example', name: 'Bob', role: 'viewer' },
    });
    expect(answer.json().link.startsWith(begins)).toBe(true);
  });

  it.each([
    [{ host: 'not a host' }, 400],
    [{ host: 'evil.example/x' }, 400],
    [{ host: 'localhost:99999' }, 400],
    [{ 'x-forwarded-host': 'not a host' }, 201],
    [{ 'x-forwarded-host': 'evil.example/welcome#token=' }, 201],
    [{ 'x-forwarded-host': '' }, 201],
  ])('is not half added by a request with %j, whose link nobody would ever see', async (headers, status) => {
    const trusting = await install(test, {}, { trustProxy: 1 });
    const ada = await firstAdministrator(trusting);
    const bob = { email: 'bob@msp.example', name: 'Bob', role: 'viewer' };
    const send = (url: string, more: object, payload: object) =>
      trusting.server.inject({
        method: 'POST',
        url,
        headers: { cookie: ada.cookie(), 'sec-fetch-site': 'same-origin', ...more },
        payload,
      });
    const first = await send('/api/v1/users', headers, bob);
    expect(first.statusCode).toBe(status);
    // A refused request did nothing: the address is still free.
    const added = status === 201 ? first : await send('/api/v1/users', {}, bob);
    expect(added.statusCode).toBe(201);
    const { id, link } = added.json();
    expect(link).toMatch(/^http:\/\/localhost\/welcome#token=/);
    // The same holds for a reset, which ends the previous link, and for the use of the link.
    const reset = await send(`/api/v1/users/${id}/reset`, headers, {});
    expect(reset.statusCode).toBe(status === 201 ? 200 : 400);
    const token = tokenOf(status === 201 ? reset.json().link : link);
    const used = await send('/api/v1/welcome', headers, { token, password });
    expect(used.statusCode).toBe(status === 201 ? 200 : 400);
    if (status === 400) expect((await send('/api/v1/welcome', {}, { token, password })).statusCode).toBe(200);
    await signIn(trusting.browser(), bob.email);
  });

  it('that is disabled cannot use a link', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { body } = await ada.post('/api/v1/users', {
      email: 'bob@msp.example',
      name: 'Bob',
      role: 'viewer',
    });
    expectStatus(await ada.send('PATCH', `/api/v1/users/${body.id}`, { disabled: true }), 200);
    const refused = await ada.post('/api/v1/welcome', { token: tokenOf(body.link), password });
    expect([refused.status, refused.body.code]).toEqual([403, 'accounts.user_disabled']);
  });

  it('has the rights of another role as soon as it is changed', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bob', 'viewer');
    const bob = installed.browser();
    await signIn(bob, 'bob@msp.example');
    expectStatus(await bob.get('/api/v1/users'), 403);
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { role: 'admin' }), 200);
    expectStatus(await bob.get('/api/v1/users'), 200);
  });

  it('can be signed out everywhere by an administrator, who sees the sessions', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bob', 'viewer');
    const bob = installed.browser({ address: '198.51.100.7' });
    await signIn(bob, 'bob@msp.example');
    const { items } = (await ada.get(`/api/v1/users/${id}/sessions`)).body;
    expect(items).toMatchObject([{ address: '198.51.100.7', userAgent: 'Test Browser' }]);
    expectStatus(await ada.send('DELETE', `/api/v1/users/${id}/sessions`), 204);
    expectStatus(await bob.get('/api/v1/me'), 401);
    expectStatus(await ada.get('/api/v1/users/nobody/sessions'), 404);
  });

  it('is in the audit trail with who did what, and no secret', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = await addPerson(ada, 'Bob', 'viewer');
    await ada.send('PATCH', `/api/v1/users/${id}`, { role: 'analyst', disabled: true });
    await ada.post(`/api/v1/users/${id}/reset`, { twoFactor: true });
    const { body } = await ada.get(`/api/v1/audit?subject=user:${id}`);
    expect(body.items).toMatchObject([
      { action: 'user.reset', after: { twoFactor: true } },
      {
        action: 'user.changed',
        before: { role: 'viewer', disabled: false },
        after: { role: 'analyst', disabled: true },
      },
      { action: 'user.password_chosen', actor: `Bob (user:${id})` },
      {
        action: 'user.added',
        actor: expect.stringMatching(/^Ada \(user:/),
        after: { email: 'bob@msp.example' },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/token|scrypt|correct horse/);
  });
});

describe('the last enabled administrator', () => {
  it('can be neither disabled nor demoted', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const id = (await ada.get('/api/v1/me')).body.id.replace('user:', '');
    for (const change of [{ disabled: true }, { role: 'viewer' }]) {
      const refused = await ada.send('PATCH', `/api/v1/users/${id}`, change);
      expect([refused.status, refused.body.code]).toEqual([409, 'accounts.last_admin']);
    }
    await addPerson(ada, 'Bea', 'admin');
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { role: 'viewer' }), 200);
    expectStatus(await ada.get('/api/v1/users'), 403);
  });

  it('remains, when two administrators demote each other at the same time', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const bea = installed.browser();
    const beaId = await addPerson(ada, 'Bea', 'admin');
    await signIn(bea, 'bea@msp.example');
    const adaId = (await ada.get('/api/v1/me')).body.id.replace('user:', '');
    const answers = await Promise.all([
      ada.send('PATCH', `/api/v1/users/${beaId}`, { role: 'viewer' }),
      bea.send('PATCH', `/api/v1/users/${adaId}`, { role: 'viewer' }),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([403, 409]).toContain(statuses[1]);
  });
});
