import { type Kysely, sql } from 'kysely';
import { rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { isStormOver } from '../../decisions/storm.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { countDueIncidents } from './ticket-loads.ts';

/** The most incidents that one call closes, so that transactions stay short. */
const batchSize = 500;

/**
 * Ends finished storms: their roll-ups accept no more incidents, and later incidents get their own tickets
 * again.
 */
export async function endStorms(tx: Kysely<Schema>, now: Date): Promise<void> {
  const rollUps = await tx
    .selectFrom('incident')
    .select(['id', 'company_id'])
    .where('kind', '=', 'storm')
    .where('state', '=', 'open')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  if (rollUps.length === 0) return;
  const limits = await loadSetting(tx, rollUpSettings);
  const due = await countDueIncidents(tx, now);
  const over = rollUps.filter(({ company_id }) => isStormOver(due, company_id, limits)).map(({ id }) => id);
  if (over.length === 0) return;
  await tx.updateTable('incident').set({ ended_at: now }).where('id', 'in', over).execute();
  const message = 'The storm has ended: new incidents get their own tickets again.';
  await recordEvents(
    tx,
    over.map((incidentId) => ({ incidentId, at: now, kind: 'storm_over', message })),
  );
}

/** A digest, or a roll-up of incidents that occurred long ago, accepts no more once it is sent: the next one does. */
export async function endDigest(tx: Kysely<Schema>, id: number, now: Date): Promise<void> {
  await tx
    .updateTable('incident')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Closes the incidents covered by closed roll-ups, for the same reason: the one ticket was about all of them. Incidents
 * locked by others are left to the next call.
 * @returns how many were closed; call again while it equals the batch size.
 */
export async function closeCovered(tx: Kysely<Schema>, now: Date): Promise<number> {
  await releaseSeenSince(tx, now);
  const { rows } = await sql<{ id: number; covered_by: number }>`
    update incident i set state = 'closed', closed_at = coalesce(r.closed_at, ${now}), closed_reason = r.closed_reason, decide_at = null
    from incident r
    where r.id = i.covered_by and i.id in (
      select c.id from incident c join incident s on s.id = c.covered_by
      where c.state = 'open' and c.covered_by is not null and s.state = 'closed'
      order by c.id limit ${batchSize}
      for no key update of c skip locked
    )
    returning i.id, i.covered_by
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'closed',
      message: `Closed with incident ${row.covered_by}, whose ticket covered it.`,
      details: { rollUp: row.covered_by },
    })),
  );
  return rows.length;
}

/**
 * Releases covered incidents that no ticket names, or that were seen after the roll-up's ticket was closed: each is
 * decided alone.
 */
async function releaseSeenSince(tx: Kysely<Schema>, now: Date): Promise<void> {
  const { withinHours } = await loadSetting(tx, recurrenceSettings);
  const { rows } = await sql<{ id: number; covered_by: number; named: boolean }>`
    update incident i set covered_by = null, covered_at = null, named_at = null, decide_at = ${now}, released_at = ${now}
    from (
      select c.id, c.covered_by, c.named_at is not null as named from incident c join incident s on s.id = c.covered_by
      where c.state = 'open' and c.covered_by is not null and s.state = 'closed'
        and s.closed_reason in ('resolved', 'ticket_deleted', 'ticket_elsewhere') and (${withinHours > 0} and c.last_seen_at > s.closed_at
          or c.named_at is null and exists (select from ticket t where t.incident_id = s.id and t.state = 'created'))
      order by c.id limit ${batchSize}
      for no key update of c skip locked
    ) as seen
    where i.id = seen.id
    returning i.id, seen.covered_by, seen.named
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'reopened',
      message: row.named
        ? `Seen again after the ticket of incident ${row.covered_by}, which named it, was closed. Picket decides it separately.`
        : `The ticket of incident ${row.covered_by} was closed without naming it. Picket decides it separately.`,
      details: { rollUp: row.covered_by },
    })),
  );
}
