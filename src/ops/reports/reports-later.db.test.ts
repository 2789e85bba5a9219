import { beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { deleteExpired } from '../retention/delete-expired.ts';
import { retention } from '../retention/retention.ts';
import { loadSummary } from './load-summary.ts';
import { periodOf } from './period.ts';
import { subjectOf } from './query.ts';

const { db } = useDatabase();
let sourceId: number;

beforeEach(async () => {
  sourceId = await makeSource(db, 'HYAS');
});

/** One detection, which may arrive later than it occurred. */
async function detect(occurred: string, arrived = occurred, given: Parameters<typeof makeDetection>[0] = {}) {
  const detection = makeDetection({ occurredAt: new Date(occurred), externalId: occurred, ...given });
  await ingest(db, { sourceId, detections: [detection] }, new Date(arrived));
  const row = await db
    .selectFrom('detection')
    .select('incident_id')
    .where('occurred_at', '=', new Date(occurred))
    .executeTakeFirstOrThrow();
  return row.incident_id;
}

/** The report of a month, read at a moment. */
async function monthly(month: string, at: string, companyId?: number) {
  const now = new Date(at);
  const subject = await subjectOf(db, companyId, 'all');
  return loadSummary(db, subject, periodOf({ kind: 'month', month }, 'UTC', now), now);
}

const ticket = (incidentId: number, recurrence: number, created: string, closed: string | null) =>
  db
    .insertInto('ticket')
    .values({
      incident_id: incidentId,
      recurrence,
      reference: `picket:${incidentId}-${recurrence}`,
      state: 'created',
      queued_at: new Date(created),
      created_at: new Date(created),
      life: closed === null ? 'open' : 'closed',
      closed_at: closed === null ? null : new Date(closed),
    })
    .execute();

it('a detection that arrives after the report belongs to the incidents of its arrival, and to the hour in which it occurred', async () => {
  await detect('2026-10-31T23:00:00Z');
  const sent = await monthly('2026-10', '2026-11-01T00:00:00Z');
  expect(sent.period.ended).toBe(true);
  const late = { deviceName: 'LATE-1', domain: 'late.example' };
  await detect('2026-10-31T23:30:00Z', '2026-11-01T00:10:00Z', late);
  // One more of an incident that October has.
  await detect('2026-10-31T23:40:00Z', '2026-11-01T00:10:00Z');
  const later = await monthly('2026-10', '2026-11-15T00:00:00Z');
  expect([sent.totals, later.totals]).toEqual([
    { detections: 1, incidents: 1, ticketed: 0 },
    { detections: 3, incidents: 1, ticketed: 0 },
  ]);
  const november = await monthly('2026-11', '2026-11-15T00:00:00Z');
  expect(november.totals).toEqual({ detections: 0, incidents: 1, ticketed: 0 });
  expect(november.top.domains).toMatchObject([{ name: 'late.example', incidents: 1, detections: 1 }]);
});

it('an incident that was seen again in a later month stays in its own, with all its tickets', async () => {
  const id = await detect('2026-10-31T10:00:00Z');
  await ticket(id, 0, '2026-10-31T10:01:00Z', '2026-11-02T10:01:00Z');
  await ticket(id, 1, '2026-11-05T10:00:00Z', null);
  const october = await monthly('2026-10', '2026-11-15T00:00:00Z');
  expect(october).toMatchObject({
    totals: { incidents: 1, ticketed: 1 },
    tickets: { created: 2, open: 1, closed: 1, medianSecondsToClose: 2 * 86_400 },
    incidents: { medianSecondsToTicket: 60 },
  });
  const november = await monthly('2026-11', '2026-11-15T00:00:00Z');
  expect(november).toMatchObject({ totals: { incidents: 0, ticketed: 0 }, tickets: { created: 0 } });
});

it('companies that are mapped to one ConnectWise company have reports of their own, whatever happens to the mapping', async () => {
  const now = new Date('2026-10-10T00:00:00Z');
  const company = (name: string) => ({ company: { externalId: name, name } });
  const ids = [
    await detect('2026-10-05T10:00:00Z', undefined, company('Cedar HQ')),
    await detect('2026-10-05T10:00:01Z', undefined, company('Cedar Branch')),
  ];
  const companies = await db.selectFrom('company').select(['id', 'name']).orderBy('id').execute();
  for (const { id } of companies)
    await db
      .insertInto('mapping')
      .values({
        ...{ company_id: id, connectwise_company_id: 900, connectwise_company_name: 'Catch-all' },
        ...{ mapped_at: now, mapped_by: 'Ann' },
      })
      .execute();
  for (const id of ids) await ticket(id, 0, '2026-10-05T10:02:00Z', null);
  const all = async () =>
    Promise.all(
      companies.map(async ({ id }) => JSON.stringify(await monthly('2026-10', '2026-11-15T00:00:00Z', id))),
    );
  const before = await all();
  expect(before[0]).not.toMatch(/Branch|Catch-all/);
  expect(before[1]).not.toMatch(/HQ|Catch-all/);
  await db
    .updateTable('mapping')
    .set({ connectwise_company_id: 901 })
    .where('company_id', '=', companies[0]?.id ?? 0)
    .execute();
  await db
    .deleteFrom('mapping')
    .where('company_id', '=', companies[1]?.id ?? 0)
    .execute();
  expect(await all()).toEqual(before);
});

it('counts stay when the detections, and the roll-up that named an incident, were deleted after their retention', async () => {
  const [named, rollUp] = [
    await detect('2026-10-05T10:00:00Z'),
    await detect('2026-10-05T10:00:01Z', undefined, { domain: 'roll.example' }),
  ];
  const closed = { state: 'closed', closed_reason: 'quiet', decide_at: null } as const;
  await db
    .updateTable('incident')
    .set({ ...closed, kind: 'storm', closed_at: new Date('2026-10-06T00:00:00Z') })
    .where('id', '=', rollUp)
    .execute();
  await db
    .updateTable('incident')
    .set({
      ...{ ...closed, closed_at: new Date('2027-03-01T00:00:00Z'), decision: 'append' },
      ...{ covered_by: rollUp, covered_at: new Date('2026-10-05T10:05:00Z') },
      named_at: new Date('2026-10-05T10:10:00Z'),
    })
    .where('id', '=', named)
    .execute();
  const expected = {
    totals: { detections: 2, incidents: 1, ticketed: 1 },
    incidents: { inRollUp: 1, withoutTicket: [] },
  };
  expect(await monthly('2026-10', '2026-11-02T00:00:00Z')).toMatchObject(expected);
  const deleteAt = async (at: string) => {
    while ((await deleteExpired(db, retention.initial, new Date(at))).more);
  };
  await deleteAt('2027-04-01T00:00:00Z');
  expect(await db.selectFrom('detection').select('id').execute()).toEqual([]);
  expect(await monthly('2026-10', '2027-04-02T00:00:00Z')).toMatchObject({ ...expected, complete: true });
  // The roll-up is older than the retention, and the incident that it named is not.
  await deleteAt('2027-11-12T00:00:00Z');
  expect(await db.selectFrom('incident').select('id').execute()).toEqual([{ id: named }]);
  expect(await monthly('2026-10', '2027-11-13T00:00:00Z')).toMatchObject({
    ...{ complete: false, incidents: expected.incidents },
  });
});

it('a month that is complete is not compared with one whose data was deleted', async () => {
  const old = await detect('2025-09-05T10:00:00Z');
  await detect('2025-10-20T10:00:00Z', undefined, { domain: 'october.example' });
  const closed = { state: 'closed', closed_at: new Date('2025-09-06T00:00:00Z'), decide_at: null } as const;
  await db
    .updateTable('incident')
    .set({ ...closed, closed_reason: 'quiet' })
    .where('id', '=', old)
    .execute();
  while ((await deleteExpired(db, retention.initial, new Date('2026-10-30T00:00:00Z'))).more);
  const november = await monthly('2025-10', '2026-10-30T00:00:00Z');
  expect([november.complete, november.beforeComplete]).toEqual([true, false]);
});

it('an incident of the last millisecond is in its month, and one of the first of the next is not', async () => {
  const zones = {
    'Asia/Kolkata': '2026-10-31T18:30:00.000Z',
    'America/New_York': '2026-11-01T04:00:00.000Z',
  };
  for (const [zone, end] of Object.entries(zones)) {
    const first = Date.parse(end);
    const at = (ms: number) => new Date(first + ms).toISOString();
    const names = { company: { externalId: zone, name: zone } };
    await detect(at(-1), undefined, { ...names, domain: 'last.example' });
    await detect(at(0), undefined, { ...names, domain: 'first.example' });
    const row = await db
      .selectFrom('company')
      .select('id')
      .where('name', '=', zone)
      .executeTakeFirstOrThrow();
    const read = async (month: string, now = new Date('2026-12-20T00:00:00Z')) => {
      const { top } = await loadSummary(
        db,
        await subjectOf(db, row.id, 'all'),
        periodOf({ kind: 'month', month }, zone, now),
        now,
      );
      return top.domains.map(({ name }) => name);
    };
    expect([await read('2026-10'), await read('2026-11')]).toEqual([['last.example'], ['first.example']]);
  }
});
