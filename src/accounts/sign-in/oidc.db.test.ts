import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/accounts/browser.ts';
import { addPerson, expectStatus, firstAdministrator, install } from '../../../test/accounts/install.ts';
import { startProvider } from '../../../test/accounts/provider.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const begin = { provider: 'oidc', callbackURL: '/incidents' };

async function world() {
  const provider = await startProvider();
  const installed = await install(test, { oidc: provider.oidc, publicUrl: 'http://picket.example' });
  const ada = await firstAdministrator(installed);
  /** Goes to the provider and back, and returns the final address. */
  async function comeBy(browser: Browser): Promise<string> {
    const { body } = expectStatus(await browser.post('/api/auth/sign-in/social', begin), 200);
    const back = await browser.get(provider.authorize(body.url));
    expect(back.status).toBe(302);
    return String(back.headers.location);
  }
  return { ...installed, provider, ada, comeBy };
}

describe('by an OpenID provider', () => {
  it('a person who was added signs in by a verified e-mail address, and is recognized afterwards', async () => {
    const { browser, provider, comeBy, db } = await world();
    const there = browser();
    expect((await there.get('/api/v1/sign-in')).body.oidc).toEqual({ name: 'Test ID' });
    expect(await comeBy(there)).toBe('/incidents');
    expect((await there.get('/api/v1/me')).body).toMatchObject({ email: 'ada@msp.example', role: 'admin' });

    expect((await there.get('/api/v1/audit')).body.items[0]).toMatchObject({ action: 'user.signed_in' });

    // Identified by the provider’s subject, even if the address has changed.
    provider.state.claims.email = 'ada.new@msp.example';
    const again = browser();
    expect(await comeBy(again)).toBe('/incidents');
    expect((await again.get('/api/v1/me')).body.email).toBe('ada@msp.example');
    const accounts = await db.selectFrom('account').selectAll().where('provider_id', '=', 'oidc').execute();
    expect(accounts).toMatchObject([{ access_token: null, refresh_token: null, id_token: null }]);
  });

  it('leads back to where Picket listens, whatever the request says, if no public address is set', async () => {
    const provider = await startProvider();
    const listening = { host: '127.0.0.1', port: 8080 };
    const installed = await install(test, { oidc: provider.oidc, listening });
    const answer = await installed.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/social',
      headers: {
        host: 'evil.example',
        origin: 'http://evil.example',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-host': 'evil.example',
      },
      payload: begin,
    });
    expect(answer.statusCode).toBe(200);
    const { searchParams } = new URL(answer.json().url);
    expect(searchParams.get('redirect_uri')).toBe('http://127.0.0.1:8080/api/auth/callback/oidc');
  });

  it('nobody signs in who was not added', async () => {
    const { browser, provider, comeBy, db } = await world();
    provider.state.claims = { ...provider.state.claims, sub: '2', email: 'eve@evil.example' };
    const there = browser();
    expect(await comeBy(there)).toBe('/sign-in?error=signup_disabled');
    expectStatus(await there.get('/api/v1/me'), 401);
    expect(await db.selectFrom('user').select('email').execute()).toHaveLength(1);
  });

  it('nobody signs in with an address that the provider has not verified', async () => {
    const { browser, provider, comeBy } = await world();
    provider.state.claims = { ...provider.state.claims, sub: '2', email_verified: false };
    const there = browser();
    expect(await comeBy(there)).toBe('/sign-in?error=account_not_linked');
    expectStatus(await there.get('/api/v1/me'), 401);
  });

  it('nobody signs in who is disabled', async () => {
    const { ada, browser, provider, comeBy } = await world();
    const id = await addPerson(ada, 'Bob', 'viewer');
    expectStatus(await ada.send('PATCH', `/api/v1/users/${id}`, { disabled: true }), 200);
    provider.state.claims = { ...provider.state.claims, sub: '3', email: 'bob@msp.example' };
    const there = browser();
    expect(await comeBy(there)).toContain('/sign-in?error=USER_DISABLED');
    expectStatus(await there.get('/api/v1/me'), 401);
  });

  it.each(['forge', 'replay'] as const)('an ID token is refused if it is a %s', async (how) => {
    const { browser, provider, comeBy } = await world();
    provider.state[how] = true;
    const there = browser();
    const cause = how === 'forge' ? 'wrong_signature' : 'wrong_nonce';
    expect(await comeBy(there)).toBe(`/sign-in?error=${cause}`);
    expectStatus(await there.get('/api/v1/me'), 401);
  });

  it('nobody signs in without an ID token, whatever the provider says about the access token', async () => {
    const { browser, provider, comeBy } = await world();
    provider.state.withoutIdToken = true;
    const there = browser();
    expect(await comeBy(there)).toMatch(/^\/sign-in\?error=/);
    expectStatus(await there.get('/api/v1/me'), 401);
  });

  it.each([
    ['1', 200],
    ['2', 401],
  ])(
    'an address that userinfo gives for subject %s is used only for the subject of the ID token',
    async (subject, status) => {
      const { browser, provider, comeBy } = await world();
      provider.state.userinfoSubject = subject;
      const there = browser();
      await comeBy(there);
      expectStatus(await there.get('/api/v1/me'), status);
    },
  );

  it('a sign-in that another browser began is refused', async () => {
    const { browser, provider } = await world();
    const { body } = await browser().post('/api/auth/sign-in/social', begin);
    const victim = browser();
    const back = await victim.get(provider.authorize(body.url));
    expect(String(back.headers.location)).toContain('error=');
    expectStatus(await victim.get('/api/v1/me'), 401);
  });

  it('leads to no other site afterwards', async () => {
    const { browser } = await world();
    for (const callbackURL of ['https://evil.example/', '//evil.example/', '/\\evil.example'])
      expect((await browser().post('/api/auth/sign-in/social', { ...begin, callbackURL })).status).not.toBe(
        200,
      );
  });
});

it('a provider that is down is reported, and passwords still work', async () => {
  const oidc = { name: 'Test ID', discoveryUrl: 'http://127.0.0.1:9/none', clientId: 'picket' };
  const installed = await install(test, { oidc });
  await firstAdministrator(installed);
  const refused = await installed.browser().post('/api/auth/sign-in/social', begin);
  expect([refused.status, refused.body.code]).toEqual([503, 'accounts.provider_silent']);
  expect(refused.body.detail).toContain('Test ID');
});

it('a missing provider is reported', async () => {
  const { browser } = await install(test);
  const refused = await browser().post('/api/auth/sign-in/social', begin);
  expect([refused.status, refused.body.code]).toEqual([422, 'accounts.no_provider']);
});
