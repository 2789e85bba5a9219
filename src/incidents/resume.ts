import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { Incident } from './incident.ts';
import { lockIncident } from './store.ts';
import { recordEvents } from './timeline.ts';

/**
 * Locks one incident for {@link resume}. Locks its source first, as ingest does, so that no other incident of its key
 * is opened meanwhile. Null if the incident does not exist any more.
 */
export async function lockToResume(tx: Kysely<Schema>, id: number): Promise<Incident | null> {
  await tx
    .selectFrom('source')
    .select('source.id')
    .where('source.id', '=', (query) =>
      query
        .selectFrom('incident')
        .innerJoin('company', 'company.id', 'incident.company_id')
        .select('company.source_id')
        .where('incident.id', '=', id),
    )
    .forUpdate()
    .execute();
  return lockIncident(tx, id);
}

/**
 * Reopens a closed incident, unless another one of its key is open. The caller holds the lock of its source
 * (ingest does;
 * see {@link lockToResume}). It is decided again at once.
 *
 * @returns false if another one is open, which continues to count instead.
 */
export async function resume(
  tx: Kysely<Schema>,
  incident: Pick<Incident, 'id' | 'companyId' | 'key'>,
  at: Date,
  message: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('incident')
    .set({
      state: 'open',
      closed_at: null,
      closed_reason: null,
      // It was covered by another ticket; now it is decided again.
      covered_by: null,
      covered_at: null,
      named_at: null,
      // A closed roll-up accepts no more incidents, since another roll-up may accept them now.
      ended_at: sql`case when kind <> 'detections' then coalesce(ended_at, ${at}::timestamptz) end`,
      // Decided again at once; the limit of its holds counts from now.
      decide_at: at,
      released_at: at,
    })
    .where('id', '=', incident.id)
    .where('state', '=', 'closed')
    .where(
      sql<SqlBool>`not exists (select from incident other
        where other.company_id = ${incident.companyId} and other.key = ${incident.key} and other.state = 'open')`,
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await recordEvents(tx, [{ incidentId: incident.id, at, kind: 'reopened', message }]);
  return true;
}
