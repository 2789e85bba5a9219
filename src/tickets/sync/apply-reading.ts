import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { bigintArray, timestampArray } from '../../database/arrays.ts';
import type { Schema } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { closeIncident } from '../../incidents/close-incident.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockToResume, resume } from '../../incidents/resume.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { TicketRow } from '../store.ts';
import type { Consequences } from './consequences.ts';
import { nextReading } from './next-reading.ts';
import { holdsSync } from './store.ts';

/** Who reads, and when it is. */
export interface Reader {
  readonly db: Kysely<Schema>;
  readonly owner: string;
  readonly now: Date;
}

/**
 * Makes true what follows from a reading, in one transaction: the ticket's facts, the timeline, the incident. Gives
 * false where another node has taken the reading over; then nothing was written.
 */
export async function applyReading(
  { db, owner, now }: Reader,
  row: TicketRow,
  { facts, told, incident: turn }: Consequences,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await holdsSync(tx, owner))) return false;
    const lock = turn?.becomes === 'open' ? lockToResume : lockIncident;
    const incident = await lock(tx, row.incident_id);
    if (incident === null) return true;
    const { numUpdatedRows } = await tx
      .updateTable('ticket')
      .set({ ...facts, read_at: now, read_due_at: nextReading({ ...row, ...facts }, now) })
      .where('id', '=', row.id)
      // A person may have said meanwhile that it is another one.
      .where('connectwise_id', '=', row.connectwise_id)
      .where('elsewhere', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return true;
    await recordEvents(
      tx,
      told.map((line) => ({ incidentId: incident.id, at: now, ...line })),
    );
    if (turn !== null) await turnIncident(tx, { incident, row, turn, closedAt: facts.closed_at ?? now, now });
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

async function turnIncident(
  tx: Kysely<Schema>,
  { incident, row, turn: { becomes, message }, closedAt, now }: Turn,
): Promise<void> {
  const tell = (text: string) =>
    recordEvents(tx, [{ incidentId: incident.id, at: now, kind: `ticket_${becomes}`, message: text }]);
  // What becomes of a former ticket says nothing of an incident that has a later one.
  if (!(await isLast(tx, row))) return tell(message);
  if (becomes !== 'open') {
    if (incident.state === 'closed') return tell(message);
    return closeIncident(tx, incident.id, { reason: becomes, closedAt, now, message });
  }
  const byTicket = incident.closedReason === 'resolved' || incident.closedReason === 'ticket_deleted';
  if (incident.state === 'open' || !byTicket) return tell(message);
  if (await resume(tx, incident, now, message)) return;
  return tell(`${message} This incident stays closed, since another one of the same is open.`);
}

async function isLast(tx: Kysely<Schema>, row: TicketRow): Promise<boolean> {
  const later = await tx
    .selectFrom('ticket')
    .select('id')
    .where('incident_id', '=', row.incident_id)
    .where('recurrence', '>', row.recurrence)
    .executeTakeFirst();
  return later === undefined;
}

/** Notes of tickets that nothing has changed about when they were read; false as above. */
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
