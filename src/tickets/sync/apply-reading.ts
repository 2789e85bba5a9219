import type { Kysely } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import { closeIncident } from '../../incidents/close-incident.ts';
import type { Incident } from '../../incidents/incident.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { lockToResume, resume } from '../../incidents/resume.ts';
import { seenAgainMessage } from '../../incidents/seen-again.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { bigintArray, timestampArray } from '../../platform/database/arrays.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { decideAgain } from '../due/reconsider.ts';
import type { TicketRow } from '../record/store.ts';
import type { Consequences } from './consequences.ts';
import { nextReading } from './next-reading.ts';
import { holdsSync } from './store.ts';

/** Who reads, and the time. */
export interface Reader {
  readonly db: Kysely<Schema>;
  readonly owner: string;
  readonly now: Date;
}

/**
 * Applies the result of a reading in one transaction: the ticket's facts, the timeline, the incident. Returns false if
 * another node took the reading over; then nothing was written.
 */
export async function applyReading(
  { db, owner, now }: Reader,
  row: TicketRow,
  { facts, events, incident: turn }: Consequences,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await holdsSync(tx, owner))) return false;
    // A closed incident too, since it may have to be reopened at once.
    const lock = turn === null ? lockIncident : lockToResume;
    const incident = await lock(tx, row.incident_id);
    if (incident === null) return true;
    const { numUpdatedRows } = await tx
      .updateTable('ticket')
      .set({
        ...facts,
        read_problem: facts.read_problem === null ? null : json(facts.read_problem),
        read_at: now,
        read_due_at: nextReading({ ...row, ...facts }, now),
      })
      .where('id', '=', row.id)
      // A person may have assigned another ticket meanwhile.
      .where('connectwise_id', '=', row.connectwise_id)
      .where('elsewhere', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return true;
    await recordEvents(
      tx,
      events.map((line) => ({ incidentId: incident.id, at: now, ...line })),
    );
    if (turn !== null)
      await applyToIncident(tx, { incident, row, turn, closedAt: facts.closed_at ?? now, now });
    return true;
  });
}

interface Turn {
  readonly incident: Incident;
  readonly row: TicketRow;
  readonly turn: NonNullable<Consequences['incident']>;
  readonly closedAt: Date;
  readonly now: Date;
}

async function applyToIncident(
  tx: Kysely<Schema>,
  { incident, row, turn: { becomes, message }, closedAt, now }: Turn,
): Promise<void> {
  const tell = async (text: string) => {
    await recordEvents(tx, [{ incidentId: incident.id, at: now, kind: `ticket_${becomes}`, message: text }]);
    // The decision about a recurrence may depend on it.
    if (incident.state === 'open') await decideAgain(tx, now, [incident.id]);
  };
  if (becomes !== 'open') {
    // The incident continues with its other ticket, which is open or may be.
    if (await hasOtherTicket(tx, row)) return tell(message);
    // The ticket was closed before and the incident is open, so it was seen again since then.
    if (incident.state === 'closed' || row.life === 'closed' || row.life === 'deleted') return tell(message);
    await closeIncident(tx, incident.id, { reason: becomes, closedAt, now, message });
    return resumeIfSeenSince(tx, incident, closedAt, now);
  }
  const byTicket = incident.closedReason === 'resolved' || incident.closedReason === 'ticket_deleted';
  if (incident.state === 'open' || !byTicket) return tell(message);
  if (await resume(tx, incident, now, message)) return;
  return tell(`${message} This incident stays closed, because another incident of the same threat is open.`);
}

/** Whether the incident has another ticket that is open in ConnectWise, or may be there. */
async function hasOtherTicket(tx: Kysely<Schema>, row: TicketRow): Promise<boolean> {
  const other = await tx
    .selectFrom('ticket')
    .select('id')
    .where('incident_id', '=', row.incident_id)
    .where('id', '<>', row.id)
    .where('elsewhere', 'is', null)
    // A ticket that is certainly missing changes nothing yet.
    .where(
      sql<SqlBool>`(state in ('sending', 'unknown', 'needs_person')
        or state = 'created' and (life is null or life = 'open'))`,
    )
    .executeTakeFirst();
  return other !== undefined;
}

/** Detections after the ticket was closed, but before we knew, were counted. Now they reopen the incident. */
async function resumeIfSeenSince(
  tx: Kysely<Schema>,
  incident: Incident,
  closedAt: Date,
  now: Date,
): Promise<void> {
  // Later incidents of a roll-up go into the next one.
  if (incident.kind !== 'detections' || incident.lastSeenAt <= closedAt) return;
  const { withinHours } = await loadSetting(tx, recurrenceSettings);
  if (withinHours > 0) await resume(tx, incident, now, seenAgainMessage(closedAt, incident.lastSeenAt));
}

/** Stores when unchanged tickets were read; false as above. */
export async function noteUnchanged(
  { db, owner, now }: Reader,
  rows: readonly TicketRow[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  return transaction(db, async (tx) => {
    if (!(await holdsSync(tx, owner))) return false;
    await sql`
      update ticket t set read_at = ${now}, read_due_at = r.due
      from unnest(
        ${bigintArray(rows.map(({ id }) => id))},
        ${timestampArray(rows.map((row) => nextReading(row, now)))}
      ) as r(id, due)
      where t.id = r.id and t.elsewhere is null
    `.execute(tx);
    return true;
  });
}
