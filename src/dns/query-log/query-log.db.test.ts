import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { systemClock } from '../../platform/values/clock.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { ensureResolverSource } from '../../sources/resolver/source.ts';
import { createCompany } from '../policy/companies/change-company.ts';
import { loadClients } from '../publish/load-clients.ts';
import type { LoggedQueries, LoggedQuery } from '../resolver/protocol.ts';
import { queryLogRoutes } from './routes.ts';
import { listRunningLogs, queryKeeper, storeQueries } from './store.ts';

const { db } = useDatabase();
const deps = {
  db,
  clock: systemClock,
  random: systemRandom,
  sourceId: ensureResolverSource,
  changed: () => {},
};
const admin: Principal = { kind: 'operator', id: 'operator', name: 'Ann', role: 'admin', companies: 'all' };
let server: FastifyInstance;
let companyId: number;

beforeEach(async () => {
  server = await start({ routes: [queryLogRoutes(deps)] });
  companyId = await createCompany(deps, 'Cedar Street Dental', admin);
});

async function call(method: 'GET' | 'POST' | 'DELETE', path = '', body?: object, role = 'admin') {
  const answer = await server.inject({
    method,
    url: `/api/v1/dns/companies/${companyId}/query-log${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const query = (name: string, more: Partial<LoggedQuery> = {}): LoggedQuery => ({
  company: companyId,
  client: '192.0.2.7',
  device: null,
  name,
  type: 'A',
  at: Date.now(),
  answer: 'NOERROR',
  isBlocked: false,
  ms: 3.4,
  ...more,
});
const store = (names: readonly string[], most?: number) =>
  storeQueries(db, { queries: names.map((name) => query(name)), lost: [] }, most);

describe('the log of all queries of a company', () => {
  it('is started by an administrator for at most 24 hours, and the resolver learns of it', async () => {
    expect((await call('GET')).body).toBeNull();
    expect((await call('POST', '', { hours: 25 })).status).toBe(400);
    expect((await call('POST', '', { hours: 1 }, 'analyst')).status).toBe(403);
    const { status, body } = await call('POST', '', { hours: 24 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ isOn: true, stored: 0, lost: 0, mostStored: 100_000 });
    expect(Date.parse(body.endsAt) - Date.parse(body.startedAt)).toBe(24 * 3_600_000);
    const now = systemClock.now();
    const until = Date.parse(body.endsAt);
    expect((await loadClients(db, now)).logged).toEqual([{ company: companyId, until }]);
    expect((await loadClients(db, new Date(until))).logged).toEqual([]);
    expect(await listRunningLogs(db, now)).toMatchObject([{ companyName: 'Cedar Street Dental' }]);
  });

  it('is read by analysts, the newest first, a page at a time', async () => {
    await call('POST', '', { hours: 1 });
    await store(['a.example', 'b.example', 'c.example']);
    expect((await call('GET', '/queries', undefined, 'viewer')).status).toBe(403);
    const first = (await call('GET', '/queries?limit=2', undefined, 'analyst')).body;
    expect(first.items.map(({ name }: LoggedQuery) => name)).toEqual(['c.example', 'b.example']);
    expect(first.items[0]).toMatchObject({ client: '192.0.2.7', answer: 'NOERROR', isBlocked: false, ms: 3 });
    const second = (await call('GET', `/queries?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ name: 'a.example' }], nextCursor: null });
    expect((await call('GET', '/queries?search=B.ex')).body.items).toHaveLength(1);
  });

  it('ends when it is full, and stores nothing more', async () => {
    await call('POST', '', { hours: 1 });
    await store(['a.example', 'b.example', 'c.example'], 2);
    await store(['d.example'], 2);
    expect((await call('GET')).body).toMatchObject({ isOn: false, stored: 2 });
    expect((await call('GET', '/queries')).body.items).toHaveLength(2);
  });

  it('has nothing from before its start, or of a company without a log', async () => {
    await call('POST', '', { hours: 1 });
    const early = query('early.example', { at: Date.now() - 60_000 });
    await storeQueries(db, { queries: [early, query('x.example', { company: companyId + 1 })], lost: [] });
    expect((await call('GET')).body.stored).toBe(0);
  });

  it('is stopped with its queries kept, restarted without them, and deleted; each step is audited', async () => {
    await call('POST', '', { hours: 1 });
    await store(['a.example']);
    expect((await call('POST', '/stop')).body).toMatchObject({ isOn: false, stored: 1 });
    expect((await call('GET', '/queries')).body.items).toHaveLength(1);
    await call('POST', '', { hours: 2 });
    expect((await call('GET', '/queries')).body.items).toEqual([]);
    expect((await call('DELETE')).status).toBe(204);
    expect((await call('POST', '/stop')).body.code).toBe('dns.query_log_not_found');
    const audited = await db
      .selectFrom('audit_event')
      .select(['action', 'subject'])
      .where('action', 'like', 'dns_query_log.%')
      .orderBy('id')
      .execute();
    expect(audited.map(({ action }) => action.split('.')[1])).toEqual([
      ...['started', 'stopped', 'started', 'deleted'],
    ]);
    expect(audited[0]?.subject).toBe(`dns_company:${companyId}`);
  });

  it('keeps what the database could not store, and counts what was lost', async () => {
    await call('POST', '', { hours: 1 });
    const taken: LoggedQueries[] = [
      { queries: [query('a.example')], lost: [{ company: companyId, count: 2 }] },
      { queries: [], lost: [{ company: companyId, count: 1 }] },
    ];
    const keep = queryKeeper(async () => taken.shift() ?? { queries: [], lost: [] });
    const away = {
      transaction() {
        throw new Error('The database is away.');
      },
    };
    await expect(keep(away as unknown as typeof db)).rejects.toThrow();
    await keep(db);
    expect((await call('GET')).body).toMatchObject({ stored: 1, lost: 3 });
  });
});
