import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { detectionRoutes } from '../../detections/routes.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { incidentRoutes } from '../../incidents/routes.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import { json } from '../../platform/database/json.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { newReference } from './reference.ts';
import { ticketRoutes } from './routes.ts';

const test = useDatabase();
const lists = ['detections', 'incidents', 'tickets'] as const;
type List = (typeof lists)[number];

let server: FastifyInstance;
let scopes: Record<string, CompanyScope>;
/** An id in each list, by company. */
let cedar: Record<List, number>;
let harbor: Record<List, number>;

beforeEach(async () => {
  const clock = movedClock();
  const now = clock.now();
  const source = await test.db
    .insertInto('source')
    .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const detections = ['Cedar Street', 'Harbor Light', 'Harbor Light'].map((name, n) =>
    makeDetection({
      externalId: `d${n}`,
      occurredAt: now,
      domain: `bad${n}.example`,
      company: { externalId: name, name },
    }),
  );
  await ingest(test.db, { sourceId: source.id, detections }, now);
  const incidents = await test.db.selectFrom('incident').select(['id', 'company_id']).orderBy('id').execute();
  await test.db
    .insertInto('ticket')
    .values(
      incidents.map(({ id }) => ({
        incident_id: id,
        reference: newReference(systemRandom),
        state: 'queued' as const,
        queued_at: now,
        next_attempt_at: now,
      })),
    )
    .execute();
  const rows = await test.db
    .selectFrom('detection')
    .innerJoin('company', 'company.id', 'detection.company_id')
    .innerJoin('ticket', 'ticket.incident_id', 'detection.incident_id')
    .select([
      'company.name as company',
      'company.id as companyId',
      'detection.id as detections',
      'detection.incident_id as incidents',
      'ticket.id as tickets',
    ])
    .orderBy('detection.id')
    .execute();
  const of = (name: string) => {
    const row = rows.find(({ company }) => company === name);
    if (row === undefined) throw new Error(`${name} has no rows.`);
    return row;
  };
  cedar = of('Cedar Street');
  harbor = of('Harbor Light');
  scopes = { cedar: new Set([of('Cedar Street').companyId]), nobody: new Set(), all: 'all' };
  server = await start({
    authenticate: async (name) => ({
      kind: 'token',
      id: `token:${name}`,
      name,
      role: 'viewer',
      companies: scopes[name] ?? 'all',
    }),
    routes: [
      detectionRoutes({ db: test.db, clock }),
      incidentRoutes({ db: test.db, clock, describe: (reason) => ({ title: reason, hint: '' }) }),
      ticketRoutes({ db: test.db, clock }),
    ],
  });
});

const get = (path: string, as: string) =>
  server.inject({ url: `/api/v1/${path}`, headers: { authorization: `Bearer ${as}` } });

const namesOf = (rows: { companyName: string }[]) => rows.map(({ companyName }) => companyName);

describe.each(lists)('%s, for a caller with the scope of one company', (list) => {
  it('lists and counts only those of that company', async () => {
    const page = (await get(list, 'cedar')).json();
    expect(namesOf(page.items)).toEqual(['Cedar Street']);
    expect(page).toMatchObject({ total: 1, totalIsExact: true });
  });

  it('counts only those of that company, also over several pages', async () => {
    scopes.cedar = new Set([(await get(`${list}/${harbor[list]}`, 'all')).json().companyId]);
    const page = (await get(`${list}?limit=1`, 'cedar')).json();
    expect(page).toMatchObject({ total: 2 });
    const next = (await get(`${list}?limit=1&cursor=${page.nextCursor}`, 'cedar')).json();
    expect(namesOf([...page.items, ...next.items])).toEqual(['Harbor Light', 'Harbor Light']);
  });

  it('finds nothing of another company by a filter', async () => {
    const { companyId } = (await get(`${list}/${harbor[list]}`, 'all')).json();
    expect((await get(`${list}?companyId=${companyId}`, 'cedar')).json()).toMatchObject({
      items: [],
      total: 0,
    });
  });

  it('exports only those of that company', async () => {
    expect(namesOf((await get(`${list}/export?format=json`, 'cedar')).json())).toEqual(['Cedar Street']);
    expect((await get(`${list}/export`, 'cedar')).body).not.toContain('Harbor Light');
  });

  it('returns one of that company, and answers for others as for unknown ones', async () => {
    expect((await get(`${list}/${cedar[list]}`, 'cedar')).statusCode).toBe(200);
    const other = await get(`${list}/${harbor[list]}`, 'cedar');
    const missing = await get(`${list}/999999`, 'cedar');
    expect([other.statusCode, other.json().code]).toEqual([404, missing.json().code]);
  });

  it('does not reveal that another company has the same name', async () => {
    const other = { externalId: 'twin', name: 'CEDAR STREET' };
    const { id: sourceId } = await test.db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    const detection = makeDetection({ externalId: 'twin', domain: 'twin.example', company: other });
    await ingest(test.db, { sourceId, detections: [detection] }, new Date());
    const of = async (as: string) => (await get(`${list}/${cedar[list]}`, as)).json().sameNameElsewhere;
    expect([await of('all'), await of('cedar')]).toEqual([true, false]);
  });

  it('shows nothing to a scope without companies, and everything to that of all', async () => {
    expect((await get(list, 'nobody')).json()).toMatchObject({ items: [], total: 0 });
    expect((await get(list, 'all')).json().total).toBe(3);
  });
});

it('notes and actions of technicians are hidden from a caller with the scope of one company', async () => {
  const { incidents: incidentId, tickets: ticketId } = cedar;
  await test.db
    .updateTable('incident')
    .set({
      decision_note: 'Harbor Light is moving',
      skipped_at: new Date(),
      skipped_by: 'Ada',
      skip_note: 'As at Harbor Light',
    })
    .where('id', '=', incidentId)
    .execute();
  await test.db
    .updateTable('ticket')
    .set({
      connectwise_company_name: 'Harbor Light',
      routing: json({ ruleId: 1, rule: 'Harbor Light', problem: null }),
    })
    .where('id', '=', ticketId)
    .execute();
  for (const [path, as, isShown] of [
    [`incidents/${incidentId}`, 'all', true],
    [`incidents/${incidentId}`, 'cedar', false],
    ['incidents', 'cedar', false],
    ['incidents/export', 'cedar', false],
    [`tickets/${ticketId}`, 'all', true],
    [`tickets/${ticketId}`, 'cedar', false],
    ['tickets', 'cedar', false],
  ] as const)
    expect([path, as, (await get(path, as)).body.includes('Harbor Light')]).toEqual([path, as, isShown]);
});
