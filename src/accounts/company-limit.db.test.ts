import { beforeEach, describe, expect, it } from 'vitest';
import { install } from '../../test/accounts/install.ts';
import { useDatabase } from '../../test/database/use-database.ts';
import type { Principal } from '../platform/http/principal.ts';
import { deleteSource } from '../sources/delete-source.ts';
import { loadUserScope } from './company-limit.ts';
import { ensureFirstToken } from './first-token.ts';

const test = useDatabase();
let installed: Awaited<ReturnType<typeof install>>;
let admin: string;
let a: number;
let b: number;

beforeEach(async () => {
  installed = await install(test);
  admin = (await ensureFirstToken(test.db, installed)) ?? '';
  const now = new Date();
  const companyOf = async (name: string) => {
    const config = {
      kind: 'webhook',
      name: `Source of ${name}`,
      config: '{}',
      created_at: now,
      updated_at: now,
    };
    const { id: source_id } = await test.db
      .insertInto('source')
      .values(config)
      .returning('id')
      .executeTakeFirstOrThrow();
    const row = { source_id, external_id: name, name, first_seen_at: now, last_seen_at: now };
    const { id } = await test.db.insertInto('company').values(row).returning('id').executeTakeFirstOrThrow();
    return id;
  };
  a = await companyOf('A');
  b = await companyOf('B');
});

async function call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, token = admin) {
  const response = await installed.server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: response.statusCode, body: response.json() };
}

const addUser = (more: object) =>
  call('POST', 'users', { email: 'cy@customer.example', name: 'Cy', role: 'viewer', ...more });
const makeToken = (more: object) => call('POST', 'tokens', { name: 'Screen', role: 'viewer', ...more });
const scopeOf = async (token: string) =>
  (await installed.accounts.tokens.authenticate(token))?.companies ?? null;

async function deleteCompany(id: number): Promise<void> {
  const { source_id } = await test.db
    .selectFrom('company')
    .select('source_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const principal: Principal = { kind: 'operator', id: 'x', name: 'x', role: 'admin', companies: 'all' };
  await deleteSource(test.db, source_id, { deleteDetections: true }, { at: new Date(), principal });
  installed.accounts.forget();
}

describe('a user who is limited to companies', () => {
  it('is shown with the names of the companies, and sees those; a change of the limit takes effect at once', async () => {
    const { body } = await addUser({ companyIds: [b, a, a] });
    expect(body.companies).toEqual([
      { id: a, name: 'A' },
      { id: b, name: 'B' },
    ]);
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set([a, b]));
    await call('PATCH', `users/${body.id}`, { companyIds: [b] });
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set([b]));
    await call('PATCH', `users/${body.id}`, { name: 'Cynthia' });
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set([b]));
    await call('PATCH', `users/${body.id}`, { companyIds: null });
    expect(await loadUserScope(test.db, body.id)).toBe('all');
    const { items } = (await call('GET', `audit?subject=user:${body.id}`)).body;
    expect(items[2]).toMatchObject({
      before: {
        companies: [
          { id: a, name: 'A' },
          { id: b, name: 'B' },
        ],
      },
      after: { companies: [{ id: b, name: 'B' }] },
    });
  });

  it('sees nothing, never everything, when the companies are deleted, or if there are none', async () => {
    const { body } = await addUser({ companyIds: [a] });
    await deleteCompany(a);
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set());
    expect((await call('GET', 'users')).body.items[0].companies).toEqual([]);
    await call('PATCH', `users/${body.id}`, { companyIds: [] });
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set());
    expect(await loadUserScope(test.db, 'nobody')).toEqual(new Set());
  });

  it('still sees a company that was renamed, or archived in the protective DNS', async () => {
    const { body } = await addUser({ companyIds: [a] });
    await test.db.updateTable('company').set({ name: 'A, Inc.' }).where('id', '=', a).execute();
    const at = new Date();
    await test.db
      .insertInto('dns_company')
      .values({ company_id: a, added_at: at, added_by: 'Ada', archived_at: at, archived_by: 'Ada' })
      .execute();
    expect(await loadUserScope(test.db, body.id)).toEqual(new Set([a]));
  });

  it('cannot be an administrator, in either order of the changes, or be limited to an unknown company', async () => {
    const refused = { status: 422, body: { code: 'accounts.admin_not_limited' } };
    expect(await addUser({ role: 'admin', companyIds: [a] })).toMatchObject(refused);
    const { body } = await addUser({ companyIds: [a] });
    expect(await call('PATCH', `users/${body.id}`, { role: 'admin' })).toMatchObject(refused);
    expect(await call('PATCH', `users/${body.id}`, { role: 'admin', companyIds: null })).toMatchObject({
      status: 200,
      body: { role: 'admin', companies: null },
    });
    expect(await call('PATCH', `users/${body.id}`, { companyIds: [a] })).toMatchObject(refused);
    expect(await makeToken({ companyIds: [999_999] })).toMatchObject({
      status: 404,
      body: { code: 'accounts.company_not_found' },
    });
    expect((await call('GET', 'tokens')).body.items).toHaveLength(1);
  });
});

describe('a token that is limited to companies', () => {
  it('sees those, and nothing when they are deleted', async () => {
    const { body } = await makeToken({ companyIds: [a, b] });
    expect(body.companies).toHaveLength(2);
    expect(await scopeOf(body.token)).toEqual(new Set([a, b]));
    expect((await call('GET', 'me', undefined, body.token)).body.companies).toEqual([
      { id: a, name: 'A' },
      { id: b, name: 'B' },
    ]);
    await deleteCompany(a);
    expect(await scopeOf(body.token)).toEqual(new Set([b]));
    await deleteCompany(b);
    expect(await scopeOf(body.token)).toEqual(new Set());
    expect(await scopeOf((await makeToken({})).body.token)).toBe('all');
  });

  it('cannot be an administrator’s, and is refused by a route that does not declare company limits', async () => {
    expect(await makeToken({ role: 'admin', companyIds: [a] })).toMatchObject({
      status: 422,
      body: { code: 'accounts.admin_not_limited' },
    });
    const { body } = await makeToken({ role: 'analyst', companyIds: [a] });
    // As if a group of an OpenID provider had made a limited user an administrator.
    await test.db.updateTable('api_token').set({ role: 'admin' }).where('id', '=', body.id).execute();
    installed.accounts.forget();
    for (const path of ['users', 'tokens', 'audit'])
      expect(await call('GET', path, undefined, body.token)).toMatchObject({
        status: 403,
        body: { code: 'http.limited_to_companies' },
      });
  });
});
