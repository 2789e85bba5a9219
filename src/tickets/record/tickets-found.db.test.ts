import type { FastifyInstance } from 'fastify';
import { CompiledQuery, sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { keepNameIndex } from '../../detections/name-index.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { incidentsByIndex } from '../../incidents/incidents-found.ts';
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
    routes: [ticketRoutes({ db, clock: movedClock() })],
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

/** Later tickets of another company, so that the first ones are no longer among the newest. */
async function addMany(count: number) {
  await sql`insert into company (source_id, external_id, name, first_seen_at, last_seen_at)
    select source_id, 'many', 'Many', ${testNow}, ${testNow} from company where id = 1`.execute(db);
  await sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at, last_seen_at,
      opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at,
      closed_at)
    select 4, 'k' || n, 'many-' || n || '.example', 'closed', 1, ${testNow}, ${testNow}, ${testNow}, 'blocked', '{}',
      '{}', '{}', '{}', '{}', 'skip', 'x', ${testNow}, ${testNow} from generate_series(1, ${count}::int) n`.execute(
    db,
  );
  await sql`insert into ticket (incident_id, reference, state, queued_at)
    select id, 'picket:' || id, 'created', ${testNow} from incident where key like 'k%'`.execute(db);
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
    await addMany(3_010);
    expect(await find('d-')).toEqual({
      names: [],
      nextCursor: null,
      total: 0,
      totalIsExact: false,
      newestOnly: 3_000,
    });
    // The names of companies are all searched, and so is everything of a caller with few tickets.
    expect((await find('京')).names).toEqual(['東京 100%']);
    limitedTo.set('cedar', new Set([1]));
    expect(await find('d-', 'cedar')).toMatchObject({ names: ['Cedar Street'], newestOnly: null });
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
