import { describe, expect, it } from 'vitest';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { deleteExpired } from './delete-expired.ts';
import { retention, retentionSchema } from './retention.ts';

const { db } = useDatabase();
const kept = retention.initial;
const daysAgo = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

/** An incident of one detection that arrived this many days ago; closed at once, unless it is to stay open. */
async function past(sourceId: number, days: number, { open = false } = {}): Promise<number> {
  const at = daysAgo(days);
  const detection = makeDetection({ domain: `seen-${days}-${open}.example`, occurredAt: at });
  await ingest(db, { sourceId, detections: [detection] }, at);
  const { id } = await db
    .selectFrom('incident')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  if (!open) {
    const closed = { state: 'closed', closed_at: at, closed_reason: 'quiet', decide_at: null } as const;
    await db.updateTable('incident').set(closed).where('id', '=', id).execute();
  }
  return id;
}

const ticket = (incidentId: number, state: 'created' | 'unknown') =>
  db
    .insertInto('ticket')
    .values({ incident_id: incidentId, reference: `picket:${incidentId}`, state, queued_at: testNow })
    .execute();

async function deleteAll(): Promise<void> {
  for (;;) if (!(await deleteExpired(db, kept, testNow)).more) return;
}

const idsOf = async (table: 'incident' | 'detection') =>
  (await db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);

describe('expired data', () => {
  it('in a table that fails does not stop the deletion in other tables, and is reported', async () => {
    const sourceId = await makeSource(db);
    await past(sourceId, kept.detectionDays + 1);
    await db
      .insertInto('callback_message')
      .values({ id: 'm1', received_at: daysAgo(30) })
      .execute();
    const works = await failWrites(db, 'detection', 'old.id is not null', 'delete');
    try {
      const { deleted, problem } = await deleteExpired(db, kept, testNow);
      expect(deleted).toContainEqual({ table: 'callback_message', rows: 1 });
      expect(problem).not.toBeNull();
    } finally {
      await works();
    }
    expect((await deleteExpired(db, kept, testNow)).deleted).toContainEqual({ table: 'detection', rows: 1 });
  });

  it('is deleted: detections first, and closed incidents with all that belongs to them', async () => {
    const sourceId = await makeSource(db);
    const old = await past(sourceId, kept.incidentDays + 1);
    await ticket(old, 'created');
    const middling = await past(sourceId, kept.detectionDays + 1);
    const recent = await past(sourceId, kept.detectionDays - 1);
    await deleteAll();
    expect(await idsOf('incident')).toEqual([middling, recent]);
    expect(await db.selectFrom('detection').select('incident_id').execute()).toEqual([
      { incident_id: recent },
    ]);
    expect(await db.selectFrom('ticket').selectAll().execute()).toEqual([]);
    const hoursOf = async (kind: 'company' | 'domain') =>
      (await db.selectFrom('detection_tally').select('hour').where('kind', '=', kind).execute()).length;
    // The counts of companies are kept for reports, as long as incidents.
    expect([await hoursOf('domain'), await hoursOf('company')]).toEqual([1, 2]);
    expect(await deleteExpired(db, kept, testNow)).toMatchObject({ deleted: [], more: false });
  });

  it('includes the logged queries of a company, 7 days after they arrived', async () => {
    const sourceId = await makeSource(db);
    await past(sourceId, 1);
    const { id: company_id } = await db.selectFrom('company').select('id').executeTakeFirstOrThrow();
    const at = daysAgo(8);
    await db.insertInto('dns_company').values({ company_id, added_at: at, added_by: 'A' }).execute();
    const log = { company_id, started_at: at, started_by: 'A', ends_at: at };
    await db.insertInto('dns_query_log').values(log).execute();
    const query = { company_id, name: 'a.example', type: 'A', is_blocked: false, ms: 1 };
    for (const days of [8, 6])
      await db
        .insertInto('dns_logged_query')
        .values({ ...query, at: daysAgo(days) })
        .execute();
    await deleteAll();
    const left = await db.selectFrom('dns_logged_query').select('at').execute();
    expect(left).toEqual([{ at: daysAgo(6) }]);
  });

  it('stays while the incident is open, and while ConnectWise may have its ticket', async () => {
    const sourceId = await makeSource(db);
    const open = await past(sourceId, kept.incidentDays + 1, { open: true });
    const unknown = await past(sourceId, kept.incidentDays + 1);
    await ticket(unknown, 'unknown');
    await deleteAll();
    expect(await idsOf('incident')).toEqual([open, unknown]);
    expect(await idsOf('detection')).toEqual([]);
  });

  it('does not include late data: a detection is kept from when it was stored', async () => {
    const sourceId = await makeSource(db);
    const late = makeDetection({ occurredAt: daysAgo(kept.detectionDays + 1) });
    await ingest(db, { sourceId, detections: [late] }, testNow);
    await deleteAll();
    expect(await idsOf('detection')).toHaveLength(1);
  });

  it('is deleted a batch at a time', async () => {
    const sourceId = await makeSource(db);
    const at = daysAgo(kept.detectionDays + 1);
    const detections = Array.from({ length: 1_001 }, () => makeDetection({ occurredAt: at }));
    await ingest(db, { sourceId, detections }, at);
    const first = await deleteExpired(db, kept, testNow);
    expect(first).toMatchObject({ more: true, deleted: [{ table: 'detection', rows: 1_000 }, {}] });
    const second = await deleteExpired(db, kept, testNow);
    expect(second).toMatchObject({ more: false, deleted: [{ table: 'detection', rows: 1 }] });
  });
});

describe('how long things are kept', () => {
  it('is at least as long for incidents as for their detections', () => {
    expect(retentionSchema.safeParse({ detectionDays: 90, incidentDays: 90 }).success).toBe(true);
    const { error } = retentionSchema.safeParse({ detectionDays: 91, incidentDays: 90 });
    expect(error?.issues).toMatchObject([{ path: ['incidentDays'] }]);
  });
});
