import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { auditRoutes } from '../platform/settings/audit-routes.ts';
import type { Clock } from '../platform/values/clock.ts';
import { systemRandom } from '../platform/values/random.ts';
import { tokenAuthenticator } from './authenticate.ts';
import { ensureFirstToken } from './first-token.ts';
import { tokenRoutes } from './routes.ts';

const test = useDatabase();
const second = 1000;

/** A clock that only a test moves. */
function standingClock(start = '2026-03-01T12:00:00.000Z') {
  let now = new Date(start).getTime();
  const clock: Clock = { now: () => new Date(now), sleep: async () => {} };
  return { ...clock, pass: (ms: number) => (now += ms) };
}

async function installed() {
  const clock = standingClock();
  const { db } = test;
  const first = (await ensureFirstToken(db, { clock, random: systemRandom })) ?? '';
  const tokens = tokenAuthenticator({ db, clock });
  const options = { db, clock, random: systemRandom, onRevoked: tokens.forget };
  const server = await start({
    authenticate: tokens.authenticate,
    routes: [tokenRoutes(options), auditRoutes({ db })],
  });
  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: Record<string, unknown>,
    token = first,
  ) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
  };
  const make = async (role: string, expiresAt?: string) => {
    const { body } = await call('POST', '/api/v1/tokens', { name: `a ${role}`, role, expiresAt });
    return body as { id: number; token: string };
  };
  return { clock, db, first, tokens, call, make };
}

describe('the first token', () => {
  it('is an administrator’s, and there is only one', async () => {
    const { clock, db, first, tokens } = await installed();
    expect(await tokens.authenticate(first)).toMatchObject({ role: 'admin', name: 'first administrator' });
    expect(await ensureFirstToken(db, { clock, random: systemRandom })).toBeNull();
  });

  it('is created once by nodes that start together', async () => {
    const options = { clock: standingClock(), random: systemRandom };
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureFirstToken(test.db, options)));
    expect(made.filter((token) => token !== null)).toHaveLength(1);
  });

  it('is not created again after it was revoked', async () => {
    const { clock, db, make, call } = await installed();
    const { token } = await make('admin');
    expect((await call('DELETE', '/api/v1/tokens/1', undefined, token)).status).toBe(204);
    expect(await ensureFirstToken(db, { clock, random: systemRandom })).toBeNull();
  });
});

describe('the life of a token', () => {
  it('is created, shown once, used, listed and revoked', async () => {
    const { call, make, clock, tokens } = await installed();
    const { id, token } = await make('analyst');
    expect(await tokens.authenticate(token)).toEqual({
      kind: 'token',
      id: `token:${id}`,
      name: 'a analyst',
      role: 'analyst',
      companies: 'all',
    });
    const list = (await call('GET', '/api/v1/tokens')).body;
    expect(list.items[0]).toMatchObject({
      id,
      hint: token.slice(0, 8),
      createdBy: 'first administrator (token:1)',
      lastUsedAt: clock.now().toISOString(),
      revokedAt: null,
    });
    expect(JSON.stringify(list)).not.toContain(token);
    expect(JSON.stringify(list)).not.toContain('hash');

    expect((await call('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204);
    expect(await tokens.authenticate(token)).toBeNull();
    expect((await call('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204);
  });

  it('is stored as a hash only', async () => {
    const { db, make } = await installed();
    const { token } = await make('viewer');
    const everything = [
      await db.selectFrom('api_token').selectAll().execute(),
      await db.selectFrom('audit_event').selectAll().execute(),
    ];
    expect(JSON.stringify(everything)).not.toContain(token);
  });

  it('can only be managed by administrators', async () => {
    const { call, make } = await installed();
    const { token } = await make('analyst');
    for (const [method, url] of [
      ['GET', '/api/v1/tokens'],
      ['POST', '/api/v1/tokens'],
      ['DELETE', '/api/v1/tokens/1'],
      ['GET', '/api/v1/audit'],
    ] as const)
      expect((await call(method, url, undefined, token)).status).toBe(403);
  });

  it('ends when it expires, also while it is cached', async () => {
    const { clock, make, tokens } = await installed();
    const { token } = await make('viewer', '2026-03-01T13:00:02+01:00');
    expect(await tokens.authenticate(token)).not.toBeNull();
    clock.pass(2 * second);
    expect(await tokens.authenticate(token)).toBeNull();
  });

  it('is recognized although its address sends a flood, with one query for all tokens', async () => {
    const { clock, make, call, tokens } = await installed();
    const { id, token } = await make('viewer');
    expect(await tokens.isKnown(token)).toBe(true);
    expect(await tokens.isKnown(`pkt_${'a'.repeat(43)}`)).toBe(false);
    await call('DELETE', `/api/v1/tokens/${id}`);
    clock.pass(5 * second);
    expect(await tokens.isKnown(token)).toBe(false);
  });

  it('ends within 5 s on another node than the one that revoked it', async () => {
    const { clock, db, make, call } = await installed();
    const { id, token } = await make('viewer');
    const elsewhere = tokenAuthenticator({ db, clock });
    expect(await elsewhere.authenticate(token)).not.toBeNull();
    await call('DELETE', `/api/v1/tokens/${id}`);
    clock.pass(5 * second);
    expect(await elsewhere.authenticate(token)).toBeNull();
  });

  it('stores its use once a minute', async () => {
    const { clock, db, make, tokens } = await installed();
    const { id, token } = await make('viewer');
    const used = async () => {
      await tokens.authenticate(token);
      const row = db.selectFrom('api_token').select('last_used_at').where('id', '=', id);
      return (await row.executeTakeFirstOrThrow()).last_used_at?.toISOString();
    };
    expect(await used()).toBe('2026-03-01T12:00:00.000Z');
    clock.pass(59 * second);
    expect(await used()).toBe('2026-03-01T12:00:00.000Z');
    clock.pass(second);
    expect(await used()).toBe('2026-03-01T12:01:00.000Z');
  });

  it.each([
    [{ name: ' ', role: 'admin' }, 400, 'http.invalid_request'],
    [{ name: 'a', role: 'owner' }, 400, 'http.invalid_request'],
    [{ name: 'a', role: 'admin', expiresAt: 'tomorrow' }, 400, 'http.invalid_request'],
    [{ name: 'a', role: 'admin', expiresAt: '2026-03-01T12:00:00Z' }, 422, 'accounts.already_expired'],
  ])('is not created from %j', async (payload, status, code) => {
    const { call } = await installed();
    expect(await call('POST', '/api/v1/tokens', payload)).toMatchObject({ status, body: { code } });
  });
});

describe('the last administrator’s token', () => {
  it('cannot be revoked', async () => {
    const { call, make } = await installed();
    await make('analyst');
    const refused = await call('DELETE', '/api/v1/tokens/1');
    expect(refused).toMatchObject({ status: 409, body: { code: 'accounts.last_admin' } });
    const missing = await call('DELETE', '/api/v1/tokens/99');
    expect(missing).toMatchObject({ status: 404, body: { code: 'accounts.token_not_found' } });
  });

  it('is also the last one if another one has expired', async () => {
    const { call, clock, make } = await installed();
    await make('admin', '2026-03-01T12:00:01Z');
    clock.pass(second);
    const refused = await call('DELETE', '/api/v1/tokens/1');
    expect(refused).toMatchObject({ status: 409, body: { code: 'accounts.last_admin' } });
    expect((await call('DELETE', '/api/v1/tokens/2')).status).toBe(204);
  });

  it('remains, when two administrators revoke each other at the same time', async () => {
    const { call, make, first } = await installed();
    const other = await make('admin');
    const answers = await Promise.all([
      call('DELETE', `/api/v1/tokens/${other.id}`, undefined, first),
      call('DELETE', '/api/v1/tokens/1', undefined, other.token),
    ]);
    const statuses = answers.map((answer) => answer.status).sort();
    // The slower one gets the answer that its token is the last, or already revoked.
    expect(statuses[0]).toBe(204);
    expect([401, 409]).toContain(statuses[1]);
  });
});

describe('the audit trail', () => {
  it('lists who did what, newest first, in pages, and for one object', async () => {
    const { call, make } = await installed();
    const { id } = await make('viewer');
    await call('DELETE', `/api/v1/tokens/${id}`);
    const first = (await call('GET', '/api/v1/audit?limit=2')).body;
    expect(first.items).toMatchObject([
      { action: 'token.revoked', subject: `token:${id}`, before: { role: 'viewer' }, after: null },
      { action: 'token.made', subject: `token:${id}`, before: null, after: { role: 'viewer' } },
    ]);
    const rest = (await call('GET', `/api/v1/audit?limit=2&cursor=${first.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ actor: 'picket', subject: 'token:1' }], nextCursor: null });
    const one = (await call('GET', '/api/v1/audit?subject=token:1')).body;
    expect(one.items).toHaveLength(1);
  });
});
