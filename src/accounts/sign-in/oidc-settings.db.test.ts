import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/accounts/browser.ts';
import { addPerson, expectStatus, firstAdministrator, install } from '../../../test/accounts/install.ts';
import { startProvider } from '../../../test/accounts/provider.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { upsertCompanies } from '../../companies/upsert.ts';
import { makeSource } from '../../detections/testing/make-detection.ts';
import { limitOf } from '../company-limit.ts';

const test = useDatabase();
const begin = { provider: 'oidc', callbackURL: '/incidents' };
const settings = '/api/v1/settings/sign-in-provider';

async function world() {
  const provider = await startProvider();
  const installed = await install(test, { oidc: provider.oidc, publicUrl: 'http://picket.example' });
  const ada = await firstAdministrator(installed);
  const bob = await addPerson(ada, 'Bob', 'viewer');
  const save = async (change: object) => expectStatus(await ada.send('PUT', settings, change), 200);
  provider.state.claims = { sub: '3', email: 'bob@msp.example', email_verified: true, name: 'Bob' };
  /** Signs Bob in with these claims of the provider, and returns the final address. */
  async function come(claims: object, browser: Browser = installed.browser()) {
    Object.assign(provider.state.claims, claims);
    const { body } = expectStatus(await browser.post('/api/auth/sign-in/social', begin), 200);
    const back = await browser.get(provider.authorize(body.url));
    return { location: String(back.headers.location), browser };
  }
  const roleOf = async (id: string) =>
    (await test.db.selectFrom('user').select('role').where('id', '=', id).executeTakeFirstOrThrow()).role;
  const audited = async () =>
    (await ada.get('/api/v1/audit')).body.items.filter(
      ({ action }: { action: string }) => action === 'user.changed',
    );
  return { ...installed, provider, ada, bob, save, come, roleOf, audited };
}

describe('groups of the OpenID provider', () => {
  const roles = [
    { group: 'picket-analysts', role: 'analyst' },
    { group: 'picket-admins', role: 'admin' },
  ];

  it('give the role at each sign-in, with an entry in the audit trail', async () => {
    const { save, come, bob, roleOf, audited } = await world();
    await save({ roles });
    const { location, browser } = await come({ groups: ['cooks', 'picket-admins'] });
    expect([location, await roleOf(bob)]).toEqual(['/incidents', 'admin']);
    expect((await browser.get('/api/v1/me')).body.role).toBe('admin');
    await come({ groups: ['picket-analysts'] });
    expect(await roleOf(bob)).toBe('analyst');
    expect((await audited()).slice(0, 2)).toMatchObject([
      { actor: 'OpenID provider (oidc)', before: { role: 'admin' }, after: { role: 'analyst' } },
      { before: { role: 'viewer' }, after: { role: 'admin' } },
    ]);
    await come({});
    expect(await audited()).toHaveLength(2);
  });

  it('limit people to companies, renewed at each sign-in; a person without any left sees nothing', async () => {
    const { save, come, bob, audited } = await world();
    const source = await makeSource(test.db);
    const known = ['Cedar', 'Harbor'].map((one) => ({ externalId: one, name: one }));
    const { ids } = await upsertCompanies(test.db, source, known, new Date());
    const [cedar = 0, harbor = 0] = ['Cedar', 'Harbor'].map((one) => ids.get(one));
    const limit = async () => {
      const user = await test.db
        .selectFrom('user')
        .select(limitOf('user').as('companies'))
        .where('id', '=', bob)
        .executeTakeFirstOrThrow();
      return user.companies?.map(({ name }) => name) ?? null;
    };
    const limited = [
      { group: 'cedar', role: 'viewer', companyIds: [cedar] },
      { group: 'harbor', role: 'viewer', companyIds: [harbor] },
      { group: 'staff', role: 'viewer' },
    ];
    await save({ roles: limited });
    const { browser } = await come({ groups: ['cedar'] });
    expect(await limit()).toEqual(['Cedar']);
    expect((await browser.get('/api/v1/me')).body.companies).toMatchObject([{ name: 'Cedar' }]);
    expect((await audited())[0]).toMatchObject({
      before: { companies: null },
      after: { companies: [{ name: 'Cedar' }] },
    });
    await come({ groups: ['cedar', 'harbor'] });
    expect(await limit()).toEqual(['Cedar', 'Harbor']);
    await come({ groups: ['harbor', 'staff'] });
    expect(await limit()).toBeNull();
    await come({ groups: ['cedar'] });
    await test.db.deleteFrom('company').where('id', '=', cedar).execute();
    const { browser: later } = await come({ groups: ['cedar'] });
    expect(await limit()).toEqual([]);
    expect((await later.get('/api/v1/me')).body.companies).toEqual([]);
  });

  it('keep a limit that an administrator set, if no group is limited', async () => {
    const { save, come, bob } = await world();
    await save({ roles });
    await test.db.updateTable('user').set({ limited: true }).where('id', '=', bob).execute();
    await come({ groups: ['picket-analysts'] });
    const { limited } = await test.db
      .selectFrom('user')
      .select('limited')
      .where('id', '=', bob)
      .executeTakeFirstOrThrow();
    expect(limited).toBe(true);
  });

  it('refuse a person whose groups have no role, and say so; or give the role that is set for them', async () => {
    const { save, come, bob, roleOf, warnings } = await world();
    await save({ roles });
    const refused = await come({ groups: ['cooks'] });
    expect(refused.location).toBe('/sign-in?error=no_mapped_group');
    expectStatus(await refused.browser.get('/api/v1/me'), 401);
    expect(warnings.at(-1)?.fields).toMatchObject({ cause: 'no_mapped_group', groups: ['cooks'] });
    expect((await come({ groups: undefined })).location).toBe('/sign-in?error=groups_missing');
    const overage = { _claim_names: { groups: 'src1' }, _claim_sources: {} };
    expect((await come(overage)).location).toBe('/sign-in?error=groups_too_many');

    await save({ roles, withoutGroup: 'analyst' });
    expect((await come({ groups: ['cooks'] })).location).toBe('/incidents');
    expect(await roleOf(bob)).toBe('analyst');
  });

  it('are read at the userinfo endpoint if the ID token has none', async () => {
    const { provider, save, come, bob, roleOf } = await world();
    await save({ roles });
    provider.state.userinfoSubject = '3';
    expect((await come({ groups: ['picket-analysts'] })).location).toBe('/incidents');
    expect(await roleOf(bob)).toBe('analyst');
  });

  it('never take the role from the last enabled administrator', async () => {
    const { save, come, warnings, ada } = await world();
    await save({ roles });
    const { browser, location } = await come({
      sub: '1',
      email: 'ada@msp.example',
      groups: ['picket-analysts'],
    });
    expect(location).toBe('/incidents');
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ email: 'ada@msp.example', role: 'admin' });
    expect(warnings.at(-1)?.message).toContain('last enabled administrator');
    expectStatus(await ada.get(settings), 200);
  });

  it('change nothing for a person who signs in by password', async () => {
    const { save, bob, roleOf, browser } = await world();
    await save({ roles });
    const there = browser();
    expectStatus(
      await there.post('/api/auth/sign-in/email', {
        email: 'bob@msp.example',
        password: 'correct horse battery',
      }),
      200,
    );
    expect(await roleOf(bob)).toBe('viewer');
  });
});

it('a provider without verified addresses, such as Entra ID, works once its addresses are trusted', async () => {
  const { save, come } = await world();
  const entra = { email: undefined, email_verified: undefined, preferred_username: 'bob@msp.example' };
  expect((await come(entra)).location).toBe('/sign-in?error=email_not_found');
  await save({ emailClaim: 'preferred_username' });
  expect((await come(entra)).location).toBe('/sign-in?error=account_not_linked');
  await save({ emailClaim: 'preferred_username', trustEmail: true });
  expect((await come(entra)).location).toBe('/incidents');
});

it('the settings need a confirmation, and every role may read them', async () => {
  const { ada, browser } = await world();
  expect((await ada.get(settings)).body).toEqual({
    emailClaim: 'email',
    trustEmail: false,
    groupsClaim: 'groups',
    roles: [],
    withoutGroup: 'refuse',
    signOutAtProvider: true,
  });
  expectStatus(await browser().get(settings), 401);
  await test.db.updateTable('session').set({ confirmed_at: null }).execute();
  const fresh = browser();
  expectStatus(
    await fresh.post('/api/auth/sign-in/email', {
      email: 'bob@msp.example',
      password: 'correct horse battery',
    }),
    200,
  );
  expectStatus(await fresh.get(settings), 200);
  expectStatus(await fresh.send('PUT', settings, { trustEmail: true }), 403);
});

describe('signing out', () => {
  const end = { end_session_endpoint: 'https://id.example/logout?realm=msp' };

  it('leads to the sign-out page of the provider, with the ID token, and back', async () => {
    const { provider, come, browser } = await world();
    provider.state.document = end;
    const there = browser();
    await come({}, there);
    const sessions = await test.db.selectFrom('session').select('provider_token').execute();
    expect(JSON.stringify(sessions)).not.toContain('eyJ');
    const { body } = expectStatus(await there.post('/api/auth/sign-out'), 200);
    const url = new URL(body.url);
    expect([url.origin, url.pathname, url.searchParams.get('realm')]).toEqual([
      'https://id.example',
      '/logout',
      'msp',
    ]);
    expect(url.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect(url.searchParams.get('client_id')).toBe('picket');
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://picket.example/sign-in');
    expectStatus(await there.get('/api/v1/me'), 401);
  });

  it('leaves out an ID token that is too long for an address', async () => {
    const { provider, come } = await world();
    provider.state.document = end;
    const { browser } = await come({
      groups: Array.from({ length: 150 }, (_, at) => `group-${at}-${'x'.repeat(30)}`),
    });
    const { searchParams } = new URL((await browser.post('/api/auth/sign-out')).body.url);
    expect([searchParams.has('id_token_hint'), searchParams.get('client_id')]).toEqual([false, 'picket']);
  });

  it('ends the session only here if the provider has no such page, if it is switched off, and after a password', async () => {
    const { provider, come, save, browser } = await world();
    const plain = await come({});
    expect((await plain.browser.post('/api/auth/sign-out')).body).toEqual({});

    provider.state.document = end;
    const byPassword = browser();
    await byPassword.post('/api/auth/sign-in/email', {
      email: 'bob@msp.example',
      password: 'correct horse battery',
    });
    expect((await byPassword.post('/api/auth/sign-out')).body).toEqual({});

    await save({ signOutAtProvider: false });
    const off = await come({});
    expect((await off.browser.post('/api/auth/sign-out')).body).toEqual({});
    expectStatus(await off.browser.get('/api/v1/me'), 401);
  });
});
