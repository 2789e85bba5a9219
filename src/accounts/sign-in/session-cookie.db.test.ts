import { describe, expect, it } from 'vitest';
import {
  addPerson,
  expectStatus,
  firstAdministrator,
  install,
  signIn,
} from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const planted = 'planted.value';
const names = [
  'picket.session_token',
  '__Secure-picket.session_token',
  '__Host-picket.session_token',
] as const;

describe.each([
  ['http', undefined],
  ['https', 'https://picket.example'],
])('a cookie that an attacker set beside an administrator’s own, over %s', (_, publicUrl) => {
  const opened = async () => {
    const installed = await install(test, { publicUrl });
    const ada = await firstAdministrator(installed);
    return { installed, ada, own: ada.cookie() };
  };

  it.each(names)('never becomes that administrator: %s', async (name) => {
    const { installed, own } = await opened();
    const thief = installed.browser();
    for (const both of [`${name}=${planted}; ${own}`, `${own}; ${name}=${planted}`]) {
      await thief.get('/api/v1/me', { cookie: both });
      expectStatus(await thief.get('/api/v1/me', { cookie: `${name}=${planted}` }), 401);
      for (const other of names)
        expectStatus(await thief.get('/api/v1/me', { cookie: `${other}=${planted}` }), 401);
    }
  });

  it('does not sign the administrator out, unless it has the same name as her cookie', async () => {
    const { ada, own } = await opened();
    const mine = own.slice(0, own.indexOf('='));
    for (const name of names) {
      const status = name === mine ? 401 : 200;
      expectStatus(await ada.get('/api/v1/me', { cookie: `${name}=${planted}; ${own}` }), status);
      expectStatus(await ada.get('/api/v1/me', { cookie: `${own}; ${name}=${planted}` }), status);
    }
  });

  it('of another person’s session is ignored, in either order, and better-auth sees neither', async () => {
    const { installed, ada, own } = await opened();
    await addPerson(ada, 'Bob', 'viewer');
    const bob = installed.browser();
    await signIn(bob, 'bob@msp.example');
    const cookies = [own, bob.cookie()];
    for (const both of [cookies.join('; '), cookies.reverse().join('; ')]) {
      expectStatus(await ada.get('/api/v1/me', { cookie: both }), 401);
      expect((await ada.get('/api/auth/get-session', { cookie: both })).body).toBeNull();
      const name = await ada.post('/api/auth/update-user', { name: 'Eve' }, { cookie: both });
      expect(name.status).toBe(401);
    }
  });
});

it('is `__Host-` under https, as is every other cookie of signing in', async () => {
  const installed = await install(test, { publicUrl: 'https://picket.example' });
  const ada = await firstAdministrator(installed);
  const { cookies } = await ada.post('/api/auth/sign-in/email', {
    email: 'ada@msp.example',
    password: 'correct horse battery',
  });
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-picket\.[^;]+;.*Path=\/;/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/Domain=/i);
  }
});
