import { describe, expect, it } from 'vitest';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  install,
  password,
  signIn,
  tokenOf,
} from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const email = 'ada@msp.example';
const minute = 60_000;

describe('guessing passwords', () => {
  const guess = { email, password: 'a wrong password' };

  it('ends from one address after 20, for a quarter of an hour, also after a restart', async () => {
    let now = Date.now();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const installed = await install(test, { clock });
    await firstAdministrator(installed);
    const guesser = installed.browser({ address: '198.51.100.7' });
    for (let at = 0; at < 20; at += 1) {
      expectStatus(await guesser.post('/api/auth/sign-in/email', guess), 401);
    }
    const restarted = (await install(test, { clock })).browser({ address: '198.51.100.7' });
    const refused = await restarted.post('/api/auth/sign-in/email', { email, password });
    expect([refused.status, refused.body.code]).toEqual([429, 'accounts.too_many_attempts']);
    expectStatus(await installed.browser().post('/api/auth/sign-in/email', { email, password }), 200);
    now += 15 * minute;
    expectStatus(await restarted.post('/api/auth/sign-in/email', { email, password }), 200);
  });

  it('ends for one user after 30, from any number of addresses, also at the same time', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        installed.browser({ address: `198.51.100.${at}` }).post('/api/auth/sign-in/email', guess),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('from a shared address locks out nobody else, and no browser that signed in before', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    await addPerson(ada, 'Bob', 'viewer');
    const attacker = installed.browser();
    for (let at = 0; at < 20; at += 1)
      expectStatus(await attacker.post('/api/auth/sign-in/email', guess), 401);
    expectStatus(await attacker.post('/api/auth/sign-in/email', guess), 429);
    await signIn(installed.browser(), 'bob@msp.example');
    expectStatus(await ada.post('/api/auth/sign-out'), 200);
    await signIn(ada, email);
    for (let at = 0; at < 100; at += 1)
      await attacker.post('/api/auth/sign-in/email', { ...guess, email: `nobody${at}@msp.example` });
    const spraying = await attacker.post('/api/auth/sign-in/email', { ...guess, email: 'bob@msp.example' });
    expect(spraying.status).toBe(429);
    await signIn(ada, email);
  });

  it('is limited in a browser that signed in before, and only that browser waits', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    for (let at = 0; at < 20; at += 1) expectStatus(await ada.post('/api/auth/sign-in/email', guess), 401);
    expectStatus(await ada.post('/api/auth/sign-in/email', { email, password }), 429);
    await signIn(installed.browser(), email);
  });

  it('of the current one is limited, too, in case somebody finds an open browser', async () => {
    const ada = await firstAdministrator(await install(test));
    const change = { currentPassword: 'a wrong password', newPassword: 'another long password' };
    for (let at = 0; at < 10; at += 1) {
      const refused =
        at % 2 === 0
          ? await ada.post('/api/auth/change-password', change)
          : await ada.post('/api/auth/two-factor/enable', { password: 'a wrong password' });
      expect([refused.status, refused.body.code]).toEqual([422, 'accounts.wrong_password']);
    }
    const late = await ada.post('/api/auth/change-password', { ...change, currentPassword: password });
    expect([late.status, late.body.code]).toEqual([429, 'accounts.too_many_attempts']);
  });

  it('of links locks out nobody with a valid link', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const { body } = await ada.post('/api/v1/users', {
      email: 'bob@msp.example',
      name: 'Bob',
      role: 'viewer',
    });
    const statuses = [];
    for (let at = 0; at < 61; at += 1)
      statuses.push((await ada.post('/api/v1/welcome/check', { token: `made up ${at}` })).status);
    expect([statuses[59], statuses[60]]).toEqual([404, 429]);
    expectStatus(await ada.post('/api/v1/welcome', { token: tokenOf(body.link), password }), 200);
  });

  it('does not include a whole office that signs in', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    const right = { email, password };
    for (let at = 0; at < 25; at += 1) {
      expectStatus(await installed.browser().post('/api/auth/sign-in/email', right), 200);
    }
  });

  it('cannot be avoided with a forged address', async () => {
    const installed = await install(test);
    await firstAdministrator(installed);
    const statuses = [];
    for (let at = 0; at < 21; at += 1) {
      const made = { 'x-picket-client-address': `192.0.2.${at}`, 'x-forwarded-for': `192.0.2.${at}` };
      statuses.push((await installed.browser().post('/api/auth/sign-in/email', guess, made)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a request from a page of another site', () => {
  const user = { email: 'bob@msp.example', name: 'Bob', role: 'viewer' };

  it.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }, 403],
    [{ 'sec-fetch-site': '', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': '', origin: 'null' }, 403],
    [{ 'sec-fetch-site': '', origin: '' }, 403],
    [{ 'sec-fetch-site': '', origin: 'http://localhost:80' }, 201],
    [{ 'sec-fetch-site': '', origin: 'https://picket.example' }, 201],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 201],
  ])('changes nothing by the cookie that the browser adds: %j is %i', async (said, status) => {
    const secure = Object.values(said).includes('https://picket.example');
    const installed = await install(test, secure ? { publicUrl: 'https://picket.example' } : {});
    const ada = await firstAdministrator(installed);
    const answer = await installed.server.inject({
      method: 'POST',
      url: '/api/v1/users',
      headers: { cookie: ada.cookie(), ...Object.fromEntries(Object.entries(said).filter(([, is]) => is)) },
      payload: user,
    });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'http.cross_site' });
  });

  it('signs nobody in or out', async () => {
    const installed = await install(test);
    const ada = await firstAdministrator(installed);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expectStatus(await ada.post('/api/auth/sign-out', {}, foreign), 403);
    expectStatus(
      await installed.browser().post('/api/auth/sign-in/email', { email, password }, foreign),
      403,
    );
    expectStatus(await ada.get('/api/v1/me'), 200);
  });

  it('may read: the browser keeps the result of a cross-site read from that page', async () => {
    const ada = await firstAdministrator(await install(test));
    expectStatus(await ada.get('/api/v1/me', { 'sec-fetch-site': 'cross-site' }), 200);
  });
});
