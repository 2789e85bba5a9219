import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Incident } from './incident.ts';
import { lockIncident } from './store.ts';
import { recordEvents } from './timeline.ts';

/**
 * One incident, locked for {@link resume}: its source first, as ingest does, so that no other incident of its key is
 * opened meanwhile. Null when it is gone.
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
 * Opens a closed incident again, if no other one of its key is open. The caller holds the lock of its source (ingest
 * does; see {@link lockToResume}); it is decided anew at once.
 *
 * @returns false when another one is open, which goes on counting in its place.
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
      // Another ticket told of it before; now it is decided anew.
      covered_by: null,
      covered_at: null,
      named_at: null,
      // A roll-up that was closed takes in no more: another one may do so by now.
      ended_at: sql`case when kind <> 'detections' then coalesce(ended_at, ${at}::timestamptz) end`,
      // Decided anew at once; and what it is held for by that counts from now.
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
