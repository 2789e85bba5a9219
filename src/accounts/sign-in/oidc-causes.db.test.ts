import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/accounts/browser.ts';
import { expectStatus, firstAdministrator, install } from '../../../test/accounts/install.ts';
import { clientSecret, startProvider } from '../../../test/accounts/provider.ts';
import { useDatabase } from '../../../test/database/use-database.ts';

const test = useDatabase();
const begin = { provider: 'oidc', callbackURL: '/incidents' };
const now = () => Math.floor(Date.now() / 1000);

async function world(wrongSecret = false) {
  const provider = await startProvider();
  const oidc = wrongSecret ? { ...provider.oidc, clientSecret: 'the old one' } : provider.oidc;
  const installed = await install(test, { oidc, publicUrl: 'http://picket.example' });
  await firstAdministrator(installed);
  const browser = installed.browser();
  const start = async () => {
    const { body } = expectStatus(await browser.post('/api/auth/sign-in/social', begin), 200);
    return provider.authorize(body.url);
  };
  const refusals = () => installed.warnings.filter(({ fields }) => fields.kind === 'provider');
  return { ...installed, provider, browser, start, refusals };
}

const locationOf = async (browser: Browser, address: string) => {
  const back = await browser.get(address);
  expect(back.status).toBe(302);
  return String(back.headers.location);
};

describe('a failed sign-in with the OpenID provider shows its cause, on the page and in the log:', () => {
  type Provider = Awaited<ReturnType<typeof startProvider>>['state'];
  const failures: readonly (readonly [string, (state: Provider) => void])[] = [
    ['wrong_issuer', (state) => Object.assign(state.wrong, { iss: 'https://other.example' })],
    ['wrong_audience', (state) => Object.assign(state.wrong, { aud: ['another client'] })],
    ['token_expired', (state) => Object.assign(state.wrong, { iat: now() - 400, exp: now() - 60 })],
    ['token_from_the_future', (state) => Object.assign(state.wrong, { nbf: now() + 120 })],
    ['token_incomplete', (state) => Object.assign(state.wrong, { exp: undefined })],
    ['wrong_algorithm', (state) => Object.assign(state.header, { alg: 'HS256' })],
    ['unknown_key', (state) => Object.assign(state.header, { kid: 'another key' })],
    ['keys_unreachable', (state) => Object.assign(state.broken, { '/keys': { status: 503, body: {} } })],
    [
      'token_endpoint_failed',
      (state) => Object.assign(state.broken, { '/token': { status: 500, body: {} } }),
    ],
    ['no_id_token', (state) => Object.assign(state, { withoutIdToken: true })],
    ['email_not_found', (state) => Object.assign(state.claims, { email: undefined })],
    [
      'userinfo_failed',
      (state) => {
        state.claims.email = undefined as never;
        Object.assign(state.broken, { '/userinfo': { status: 403, body: {} } });
      },
    ],
    ['userinfo_other_subject', (state) => Object.assign(state, { userinfoSubject: '2' })],
    ['account_not_linked', (state) => Object.assign(state.claims, { email_verified: false })],
    ['signup_disabled', (state) => Object.assign(state.claims, { sub: '9', email: 'eve@evil.example' })],
  ];

  it.each(failures)('%s', async (cause, break_) => {
    const { provider, browser, start, refusals } = await world();
    const address = await start();
    break_(provider.state);
    expect(await locationOf(browser, address)).toBe(`/sign-in?error=${cause}`);
    expectStatus(await browser.get('/api/v1/me'), 401);
    expect(refusals()).toMatchObject([{ fields: { cause, address: '127.0.0.1' } }]);
    expect(refusals()[0]?.message).toMatch(/^A sign-in with the OpenID provider failed: \S/);
    expect(JSON.stringify(refusals())).not.toMatch(/eyJ|a secret of|access"/);
  });

  it('no failure: the provider has changed its key since the last sign-in, even a second ago', async () => {
    const { provider, browser, start, refusals } = await world();
    for (let times = 0; times < 3; times++) {
      const address = await start();
      expect(await locationOf(browser, address)).toBe('/incidents');
      provider.rotateKey();
    }
    expect(refusals()).toEqual([]);
  });

  it('client_refused, with the text of the provider; the status shows it until a sign-in succeeds', async () => {
    const { browser, start, refusals, options } = await world(true);
    expect(await locationOf(browser, await start())).toBe('/sign-in?error=client_refused');
    expect(refusals()[0]?.fields).toMatchObject({
      cause: 'client_refused',
      error: 'invalid_client',
      description: 'AADSTS7000222: The secret has expired.',
    });
    expect(JSON.stringify(refusals())).not.toContain(clientSecret);
    expect(options.provider?.problem()?.code).toBe('accounts.provider_client_refused');
  });

  it('the provider’s own error, whose text is not on the page: anybody can write an address', async () => {
    const { browser, start, refusals } = await world();
    const { searchParams } = new URL(await start(), 'http://picket');
    const said = 'AADSTS50105: Not assigned.\u001b[31m Call 555-0100 now';
    const query = new URLSearchParams({
      state: searchParams.get('state') ?? '',
      error: 'access_denied',
      error_description: said,
    });
    expect(await locationOf(browser, `/api/auth/callback/oidc?${query}`)).toBe(
      '/sign-in?error=access_denied',
    );
    expect(refusals()[0]?.fields).toMatchObject({
      cause: 'refused_by_provider',
      error: 'access_denied',
      description: expect.stringMatching(/^AADSTS50105/),
    });
    expect(String(refusals()[0]?.fields.description)).not.toContain('\u001b');
  });

  it('state_mismatch, for an address that was used before', async () => {
    const { browser, start, refusals } = await world();
    const address = await start();
    expect(await locationOf(browser, address)).toBe('/incidents');
    expect(await locationOf(browser, address)).toBe('/sign-in?error=state_mismatch');
    expect(refusals()).toMatchObject([{ fields: { cause: 'state_mismatch' } }]);
  });

  it('provider_silent, as a page, because the browser is on its way back', async () => {
    const oidc = { name: 'Test ID', discoveryUrl: 'http://127.0.0.1:9/none', clientId: 'picket' };
    const installed = await install(test, { oidc });
    const back = await installed.browser().get('/api/auth/callback/oidc?code=1&state=2');
    expect([back.status, back.headers.location]).toEqual([302, '/sign-in?error=provider_silent']);
    expect(installed.warnings[0]?.fields).toMatchObject({
      cause: 'provider_silent',
      why: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

it('a provider that accepts the client secret only in the header gets it there', async () => {
  const { provider, browser, start } = await world();
  provider.state.document = { token_endpoint_auth_methods_supported: ['client_secret_basic'] };
  expect(await locationOf(browser, await start())).toBe('/incidents');
});

it('a provider whose first discovery failed works as soon as it answers', async () => {
  const { provider, browser, start } = await world();
  const path = '/.well-known/openid-configuration';
  provider.state.broken = { [path]: { status: 503, body: {} } };
  expect((await browser.post('/api/auth/sign-in/social', begin)).status).toBe(503);
  provider.state.broken = {};
  expect(await locationOf(browser, await start())).toBe('/incidents');
});
