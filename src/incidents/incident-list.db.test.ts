import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { keepNameIndex } from '../detections/name-index.ts';
import { detectionRoutes } from '../detections/routes.ts';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { noLog } from '../platform/database/log.ts';
import { encodeCursor } from '../platform/http/page.ts';
import { movedClock } from '../sources/testing/setup.ts';
import { incidentSorts } from './incident-list.ts';
import { incidentRoutes } from './routes.ts';

const test = useDatabase();
const now = new Date('2026-03-01T12:00:00.000Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let server: FastifyInstance;

beforeEach(async () => {
  const { db } = test;
  const clock = movedClock();
  server = await start({
    routes: [
      incidentRoutes({ db, clock, describe: (reason) => ({ title: reason, hint: '' }) }),
      detectionRoutes({ db, clock }),
    ],
  });
  const source = await db
    .insertInto('source')
    .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  // Twelve incidents: the first is seen once, the second twice, and so on.
  const detections = Array.from({ length: 12 }, (_, n) =>
    Array.from({ length: n + 1 }, (_, again) =>
      makeDetection({
        externalId: `d${n}-${again}`,
        occurredAt: ago(((n * 7) % 12) * 10 + again),
        domain: `login.${n === 0 ? 'not' : ''}bad${(n * 5) % 12}.example`,
        company: { externalId: `c${n % 3}`, name: ['Cedar Street', 'Älmhult', 'acme'][n % 3] ?? '' },
        deviceName: n === 4 ? null : `WS-${(n * 11) % 12}`,
        reasons: n % 2 === 0 ? ['Phishing'] : ['Phishing', 'C2'],
      }),
    ),
  ).flat();
  await ingest(db, { sourceId: source.id, detections }, now);
});

async function list(query: string, path = 'incidents') {
  const answer = await server.inject({
    url: `/api/v1/${path}?${query}`,
    headers: { authorization: 'Bearer pkt_viewer' },
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** Reads all pages of a list. */
async function readAll(query: string, path = 'incidents', limit = path === 'incidents' ? 5 : 30) {
  const items: Record<string, string | number>[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await list(`limit=${limit}&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, path);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

describe('incidents in order', () => {
  it.each(
    Object.keys(incidentSorts).flatMap((sort) => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]),
  )('each appear once over all pages, sorted by %s', async (query) => {
    const ids = (await readAll(query)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  const columns = ['lastSeenAt', 'firstSeenAt', 'detectionCount', 'registrableDomain'] as const;
  it.each(columns)('ascend and descend by %s', async (sort) => {
    const values = (await readAll(`sort=${sort}&order=asc`)).map((item) => item[sort]);
    const bySize = (one = '' as string | number, other = '' as string | number) => (one < other ? -1 : 1);
    expect(values).toEqual([...values].sort(bySize));
    expect((await readAll(`sort=${sort}`)).map((item) => item[sort])).toEqual(values.reverse());
  });

  it('have the worst severity first, or those that wait first', async () => {
    const { db } = test;
    const given = ['low', 'critical', 'informational', 'high', 'medium'] as const;
    for (const [at, severity] of given.entries())
      await db.updateTable('incident').set({ severity }).where(sql<boolean>`id % 5 = ${at}`).execute();
    const actions = ['append', 'skip', 'hold', 'create', 'reopen'] as const;
    for (const [at, decision] of actions.entries())
      await db.updateTable('incident').set({ decision }).where(sql<boolean>`id % 5 = ${at}`).execute();
    const inOrder = (values: readonly unknown[]) => values.filter((value, at) => value !== values[at - 1]);
    const severities = ['critical', 'high', 'medium', 'low', 'informational'];
    expect(inOrder((await readAll('sort=severity')).map(({ severity }) => severity))).toEqual(severities);
    expect(inOrder((await readAll('sort=severity&order=asc')).map(({ severity }) => severity))).toEqual(
      severities.toReversed(),
    );
    const decided = (await readAll('sort=decision')).map(
      ({ decision }) => (decision as unknown as { action: string }).action,
    );
    expect(inOrder(decided)).toEqual(['hold', 'create', 'reopen', 'skip', 'append']);
  });

  it('sort their companies by letters, the same in every language', async () => {
    const names = (await readAll('sort=companyName&order=asc')).map(({ companyName }) => companyName);
    expect([...new Set(names)]).toEqual(['Cedar Street', 'acme', 'Älmhult']);
  });

  it('refuse a cursor of another sort order, and a forged one', async () => {
    const { body } = await list('limit=3&sort=lastSeenAt');
    expect((await list(`limit=3&sort=lastSeenAt&cursor=${body.nextCursor}`)).status).toBe(200);
    for (const order of ['sort=lastSeenAt&order=asc', 'sort=firstSeenAt', ''])
      expect((await list(`${order}&cursor=${body.nextCursor}`)).status).toBe(400);
    for (const after of [['x', '1', '2'], ['1', '2'], [], ['1', '2', '9'.repeat(30)]]) {
      const cursor = encodeCursor({ sort: 'lastSeenAt', order: 'desc', after });
      expect((await list(`sort=lastSeenAt&cursor=${cursor}`)).body.code).toBe('http.malformed_cursor');
    }
  });
});

describe('incidents filtered', () => {
  const total = async (query: string) => (await list(query)).body.total;

  it('are exactly those that somebody selected, whatever else is given', async () => {
    const ids = (await readAll('sort=openedAt')).map(({ id }) => Number(id));
    const some = [ids[2], ids[7]];
    expect((await readAll(`ids=${some.join(',')},999999`)).map(({ id }) => id).sort()).toEqual(some.sort());
    expect((await list(`ids=${some.join(',')}&state=closed`)).body.total).toBe(0);
    const wrong = ['1;2', 'x', '1,', Array(501).fill('1').join(','), '9'.repeat(30)];
    for (const given of wrong) expect((await list(`ids=${given}`)).status).toBe(400);
  });

  it('have a ticket if one was created, or if that of a roll-up names them', async () => {
    const [own, failed, named, covered, rollUp] = [1, 2, 3, 4, 5] as const;
    const queued = { reference: 'picket:1', state: 'created', queued_at: now, created_at: now } as const;
    await test.db
      .insertInto('ticket')
      .values([
        { ...queued, incident_id: own },
        { incident_id: failed, reference: 'picket:2', state: 'refused', queued_at: now },
      ])
      .execute();
    const set = (id: number, values: object) =>
      test.db.updateTable('incident').set(values).where('id', '=', id).execute();
    await set(rollUp, { kind: 'storm' });
    await set(named, { covered_by: rollUp, covered_at: now, named_at: now });
    await set(covered, { covered_by: rollUp, covered_at: now });

    const ids = async (query: string) => {
      const { body } = await list(`limit=100&${query}`);
      return body.items.map(({ id }: { id: number }) => id).sort((one: number, other: number) => one - other);
    };
    expect(await ids('ticketed=yes')).toEqual([own, named]);
    expect(await ids('ticketed=no')).toEqual([failed, covered, rollUp, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('say how many there are on all pages', async () => {
    const { body } = await list('limit=3');
    expect(body).toMatchObject({ total: 12, totalIsExact: true });
  });

  it.each([
    ['blockReason=C2', 6],
    ['blockReason=c', 0],
    ['domain=bad1', 3],
    ['domain=BAD1.example', 1],
    ['domain=login.bad1.exam', 1],
    ['domain=bad0', 0],
    ['domain=notbad0.example', 1],
    ['device=ws-1', 3],
    // With “=”, one device or domain alone, as the overview and the page of a company count it.
    ['device=%3DWS-1', 1],
    ['device=%3Dws-1.corp.example', 1],
    ['device=%3D192.0.2', 0],
    ['domain=%3Dbad1.example', 1],
    ['domain=%3Dbad1', 0],
    ['device=192.0.2', 12],
    ['search=cedar', 4],
    ['search=notbad', 1],
    ['search=C2', 6],
    ['search=%25', 0],
    [`since=${ago(20).toISOString()}`, 3],
    [`until=${ago(20).toISOString()}`, 9],
    [`openedSince=${now.toISOString()}`, 12],
    [`openedUntil=${now.toISOString()}`, 0],
    ['state=open&decision=hold&reason=waiting_to_group', 12],
  ])('%s finds %i', async (query, expected) => {
    expect(await total(query)).toBe(expected);
    expect(await readAll(`sort=lastSeenAt&${query}`)).toHaveLength(expected);
  });

  it('are found alike by the trigram indexes, open or closed', async () => {
    const { db } = test;
    await sql`update incident set state = 'closed', closed_at = ${now} where id % 2 = 0`.execute(db);
    const queries = ['cedar', 'notbad', 'C2', 'ws-1', '192.0.2', '%25', 'ish', 'ä', 'nothing'].map(
      (search) => `search=${search}`,
    );
    const before = await Promise.all(queries.map((query) => readAll(query)));
    await keepNameIndex(db, noLog);
    expect(await Promise.all(queries.map((query) => readAll(query)))).toEqual(before);
  });

  it('are counted no further than is cheap, where a text is in many', async () => {
    const { db } = test;
    await keepNameIndex(db, noLog);
    const add = (name: string, count: number) =>
      sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at, last_seen_at,
          opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision, decision_reason,
          decided_at, closed_at)
        select 1, ${name} || n, ${name} || n || '.example', 'closed', 1, ${now}, ${now}, ${now}, 'blocked', '{}', '{}',
          '{}', '{}', '{}', 'skip', 'x', ${now}, ${now} from generate_series(1, ${count}::int) n`.execute(db);
    const totalOf = async (query: string) => {
      const { body } = await list(query);
      return [body.total, body.totalIsExact];
    };
    await add('few-', 20);
    await add('old-', 300);
    await add('older-', 1_001);
    await add('newer-', 501);
    expect(await totalOf('limit=10&search=few-')).toEqual([20, true]);
    expect(await totalOf('limit=10&search=old-')).toEqual([300, true]);
    // More than the index lists, and none of the newest.
    expect(await totalOf('limit=10&search=older-')).toEqual([10, false]);
    expect(await totalOf('limit=10&search=newer-')).toEqual([500, false]);
    expect(await readAll('search=old-')).toHaveLength(300);
  });

  it('are searched among the newest for a rare text of two letters, and the answer says so', async () => {
    const { db } = test;
    await sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at, last_seen_at,
        opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision, decision_reason,
        decided_at, closed_at)
      select 2, 'k' || n, 'k-' || n || '.example', 'closed', 1, ${now}, ${now}, ${now}, 'blocked', '{}', '{}',
        '{}', '{}', '{}', 'skip', 'x', ${now}, ${now} from generate_series(1, 2001) n`.execute(db);
    const found = async (query: string, path?: string) => {
      const { body } = await list(query, path);
      return [body.items.length, body.totalIsExact, body.newestOnly];
    };
    expect(await found('search=s-')).toEqual([0, false, 2000]);
    expect(await found('device=s-')).toEqual([0, false, 2000]);
    expect(await found('domain=lo&sort=severity')).toEqual([0, false, 2000]);
    // Among those that the other filters find, so old ones are found if these are few.
    expect(await found('search=s-&companyId=1')).toEqual([4, true, null]);
    expect(await found('search=s-&state=open')).toEqual([11, true, null]);
    // Companies have few names, so all are searched; and so is all if the text is long enough, or one name is meant.
    expect(await found('search=ce')).toEqual([4, false, 2000]);
    expect(await found('device=%3DWS-1')).toEqual([1, true, null]);
    expect(await found('device=s-', 'detections')).toEqual([50, true, null]);
    // A download is complete.
    const { body } = await server.inject({
      url: '/api/v1/incidents/export?format=json&search=s-',
      headers: { authorization: 'Bearer pkt_viewer' },
    });
    expect(JSON.parse(body)).toHaveLength(11);
    // Among those that another text finds, though it is in more than an index lists.
    await keepNameIndex(db, noLog);
    await sql`update incident set registrable_domain = 'moved.example' where id in (
      select id from incident where key like 'k%' order by id limit 450)`.execute(db);
    await sql`update incident set device = 's-1' where registrable_domain = 'moved.example' and id % 45 = 0`.execute(
      db,
    );
    expect(await found('search=moved&device=s-')).toEqual([10, true, null]);
  });
});

describe('detections', () => {
  it.each(['receivedAt', 'occurredAt', 'companyName', 'domain', 'device'])(
    'each appear once by %s, up and down',
    async (sort) => {
      const up = (await readAll(`sort=${sort}&order=asc`, 'detections')).map(({ id }) => id);
      expect(new Set(up).size).toBe(78);
      const down = (await readAll(`sort=${sort}`, 'detections')).map(({ id }) => id);
      expect(down).toEqual(up.reverse());
    },
  );

  it.each([
    ['reason=C2', 42],
    ['verdict=blocked', 78],
    ['verdict=permitted', 0],
    ['device=ws-11', 2],
    ['device=%3Dws-1', 12],
    ['device=%3D192.0.2', 0],
    ['domain=%3Dbad5.example', 2],
    ['domain=%3Dbad5', 0],
    ['domain=bad5.example', 2],
    ['domain=d5.example', 0],
  ])('%s finds %i', async (query, expected) => {
    const { body } = await list(`limit=100&${query}`, 'detections');
    expect(body).toMatchObject({ total: expected, totalIsExact: true });
    expect(body.items).toHaveLength(expected);
  });

  it('carry the name of their company', async () => {
    const [first] = await readAll('sort=companyName', 'detections');
    expect(first).toMatchObject({ companyName: 'Älmhult' });
  });
});
