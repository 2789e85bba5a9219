import type { FastifyInstance } from 'fastify';
import { CompiledQuery, sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { keepNameIndex } from '../../detections/name-index.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { incidentsByIndex } from '../../incidents/incidents-found.ts';
import { incidentRoutes } from '../../incidents/routes.ts';
import { ingest } from '../../ingest/ingest.ts';
import { noLog } from '../../platform/database/log.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { ticketRoutes } from './routes.ts';
import { ticketsByIndex } from './tickets-found.ts';

const { db } = useDatabase();
let server: FastifyInstance;
const limitedTo = new Map<string, ReadonlySet<number>>();

beforeEach(async () => {
  server = await start({
    routes: [
      ticketRoutes({ db, clock: movedClock() }),
      incidentRoutes({ db, clock: movedClock(), describe: (reason) => ({ title: reason, hint: '' }) }),
    ],
    authenticate: async (token) => ({
      ...{ kind: 'token', id: token, name: token, role: 'viewer' },
      companies: limitedTo.get(token) ?? 'all',
    }),
  });
  const sourceId = await makeSource(db);
  const rows = [
    {
      domain: 'login.bad-1.example',
      deviceName: 'CSD-WS-01',
      company: { externalId: 'c1', name: 'Cedar Street' },
    },
    { domain: 'cdn.other.example', deviceName: 'HL-7', company: { externalId: 'c2', name: 'Harbor Light' } },
    { domain: 'third.example', deviceName: null, company: { externalId: 'c3', name: '東京 100%' } },
  ];
  await ingest(db, { sourceId, detections: rows.map((row) => makeDetection(row)) }, testNow);
  const incidents = await db.selectFrom('incident').select('id').orderBy('id').execute();
  await db
    .insertInto('ticket')
    .values(
      incidents.map(({ id }, n) => ({
        ...{ incident_id: id, state: 'created', queued_at: testNow },
        ...{ reference: `picket:01ABCDEFGHJKMNPQRSTVWXYZ${n}X`, connectwise_id: 5005 + n },
      })),
    )
    .execute();
});

/**
 * Later tickets of other companies, so that the first ones are no longer among the newest. Each company is named `name`
 * and a number, if there are several.
 */
async function addMany(count: number, name = 'many', companies = 1) {
  await sql`insert into company (source_id, external_id, name, first_seen_at, last_seen_at)
    select source_id, ${name} || n, case when ${companies}::int = 1 then initcap(${name}) else ${name} || ' ' || n end,
      ${testNow}, ${testNow}
    from company, generate_series(1, ${companies}::int) n where company.id = 1`.execute(db);
  await sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at, last_seen_at,
      opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at,
      closed_at)
    select company.id, 'k' || n, 'at-' || n || '.example', 'closed', 1, ${testNow}, ${testNow}, ${testNow}, 'blocked',
      '{}', '{}', '{}', '{}', '{}', 'skip', 'x', ${testNow}, ${testNow}
    from generate_series(1, ${count}::int) n
    join company on company.external_id = ${name} || (1 + n % ${companies}::int)`.execute(db);
  await sql`insert into ticket (incident_id, reference, state, queued_at)
    select id, 'picket:' || id, 'created', ${testNow} from incident where key like 'k%'
      and id not in (select incident_id from ticket) order by id`.execute(db);
}

async function find(search: string, as = 'all') {
  const answer = await server.inject({
    url: `/api/v1/tickets?search=${encodeURIComponent(search)}`,
    headers: { authorization: `Bearer ${as}` },
  });
  expect(answer.statusCode).toBe(200);
  const { items, ...others } = answer.json();
  return { ...others, names: items.map(({ companyName }: { companyName: string }) => companyName) };
}

describe('tickets are found', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['5005', ['Cedar Street']],
    ['#5006', ['Harbor Light']],
    ['5008', []],
    ['picket:01ABCDEFGHJKMNPQRSTVWXYZ1X', ['Harbor Light']],
    ['vwxyz2x', ['東京 100%']],
    ['login.bad-1.example', ['Cedar Street']],
    ['cdn.', ['Harbor Light']],
    ['ws-01', ['Cedar Street']],
    ['harbor', ['Harbor Light']],
    ['東京', ['東京 100%']],
    ['0%', ['東京 100%']],
    ['hl', ['Harbor Light']],
    ['zq', []],
    // Larger than every number of JavaScript and of the database.
    ['9007199254740993', []],
    ['9'.repeat(30), []],
  ];

  it('by their number, reference, company and names, with and without the indexes, however old they are', async () => {
    const foundAll = async () => {
      const found: [string, string[]][] = [];
      for (const [search] of cases) found.push([search, (await find(search)).names]);
      return found;
    };
    expect(await foundAll()).toEqual(cases);
    await keepNameIndex(db, noLog);
    expect(await foundAll()).toEqual(cases);
    await addMany(600);
    expect(await foundAll()).toEqual(cases);
  });

  it('by a text that many have: a page, and no full count', async () => {
    await keepNameIndex(db, noLog);
    await addMany(600);
    expect(await find('many')).toMatchObject({ total: 500, totalIsExact: false, newestOnly: null });
    expect((await find('picket:')).names).toHaveLength(50);
  });

  it('by a text of two letters among the newest only, and says so', async () => {
    await keepNameIndex(db, noLog);
    await addMany(2_010);
    expect(await find('d-')).toEqual({
      names: [],
      nextCursor: null,
      total: 0,
      totalIsExact: false,
      newestOnly: 2_000,
    });
    // The names of companies are all searched, and so is everything of a caller with few tickets.
    expect((await find('京')).names).toEqual(['東京 100%']);
    limitedTo.set('cedar', new Set([1]));
    expect(await find('d-', 'cedar')).toMatchObject({ names: ['Cedar Street'], newestOnly: null });
  });
});

/** The ids that a search finds on all pages. */
async function idsOf(path: string, search: string, others = '', as = 'all') {
  const ids: number[] = [];
  let next = '';
  do {
    const answer = await server.inject({
      url: `/api/v1/${path}?limit=200&search=${encodeURIComponent(search)}${others}${next}`,
      headers: { authorization: `Bearer ${as}` },
    });
    const { items, nextCursor } = answer.json();
    ids.push(...items.map(({ id }: { id: number }) => id));
    next = nextCursor === null ? '' : `&cursor=${nextCursor}`;
  } while (next !== '');
  return ids;
}

/** The same by reading all rows, the newest first. */
async function idsRead(path: string, search: string, where = sql<boolean>`true`) {
  const [own, order] =
    path === 'tickets'
      ? [sql`ticket.reference`, sql`ticket.id`]
      : [sql`array_to_string(incident.reasons, E'\\n')`, sql`incident.id`];
  const { rows } = await sql<{ id: number }>`select ${order} as id
    from incident join company on company.id = incident.company_id join ticket on ticket.incident_id = incident.id
    where (position(${search.toLowerCase()} in lower(concat_ws(E'\\n', company.name, incident.registrable_domain,
      array_to_string(incident.domains, E'\\n'), array_to_string(incident.devices, E'\\n'), ${own}))) > 0
      or ${path === 'tickets'} and ticket.connectwise_id::text = ${search}) and ${where}
    order by 1 desc`.execute(db);
  return rows.map(({ id }) => id);
}

describe('what is found', () => {
  it.each(['tickets', 'incidents'])('are the %s that reading all finds', async (path) => {
    await addMany(320, 'older');
    // More companies than are sent back with a statement.
    await addMany(220, 'branch', 210);
    await addMany(300, 'newest');
    await keepNameIndex(db, noLog);
    limitedTo.set('limited', new Set([1, 4]));
    const ascending = (ids: readonly number[]) => [...ids].sort((one, other) => one - other);
    for (const search of ['older', 'branch', 'branch 7', '5006', 'at-17', 'cedar', 'phish']) {
      const all = await idsRead(path, search);
      expect({ search, ids: await idsOf(path, search) }).toEqual({ search, ids: all });
      const sorted = await idsOf(path, search, '&sort=companyName');
      expect({ search, ids: ascending(sorted) }).toEqual({ search, ids: ascending(all) });
      const own = await idsRead(path, search, sql`incident.company_id in (1, 4)`);
      expect({ search, ids: await idsOf(path, search, '', 'limited') }).toEqual({ search, ids: own });
    }
  });

  it('is counted, but for companies with thousands of incidents', async () => {
    await addMany(320, 'older');
    await addMany(4_001, 'huge');
    await addMany(300, 'newest');
    await keepNameIndex(db, noLog);
    expect(await find('older')).toMatchObject({ total: 320, totalIsExact: true });
    expect(await find('huge')).toMatchObject({ total: 500, totalIsExact: false });
    expect(await find('hu')).toMatchObject({ total: 500, totalIsExact: false, newestOnly: 2_000 });
  });
});

it.each([
  ['tickets', ticketsByIndex, ['ticket_reference_parts', 'incident_name_parts']],
  ['incidents', incidentsByIndex, ['incident_reason_parts', 'incident_name_parts']],
] as const)('the search of %s reads no whole table', async (_, byIndex, indexes) => {
  await keepNameIndex(db, noLog);
  const { sql: text, parameters } = byIndex('bad-77.', 401).compile(db);
  const plan = await db.transaction().execute(async (tx) => {
    // The tables are small, so PostgreSQL would otherwise read them.
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${text}`, [...parameters]),
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  for (const index of indexes) expect(plan).toContain(`Bitmap Index Scan on ${index}`);
  expect(plan).not.toContain('Seq Scan');
});
