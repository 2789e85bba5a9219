import { type Kysely, sql } from 'kysely';
import { bigintArray, rowsOf, textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { IncidentTicket } from './load-tickets.ts';
import { newReference } from './reference.ts';

/** An incident that needs a ticket, with its last one. */
export interface Ticketless {
  readonly incidentId: number;
  readonly ticket: Pick<IncidentTicket, 'recurrence' | 'state'> | null;
}

/** The recurrence to use: that of a ticket that is not in ConnectWise yet, otherwise a new one. */
const recurrenceOf = ({ ticket }: Ticketless): number =>
  ticket === null ? 0 : ticket.recurrence + (ticket.state === 'created' ? 1 : 0);

/**
 * Queues a ticket for each of these incidents: one for each recurrence, by the constraint `ticket_once`. A withdrawn
 * ticket is reused with its reference.
 */
export async function queueTickets(
  tx: Kysely<Schema>,
  incidents: readonly Ticketless[],
  { now, random }: { now: Date; random: RandomBytes },
): Promise<void> {
  if (incidents.length === 0) return;
  const columns = {
    incident_id: bigintArray(incidents.map(({ incidentId }) => incidentId)),
    recurrence: bigintArray(incidents.map(recurrenceOf)),
    reference: textArray(incidents.map(() => newReference(random))),
  };
  await sql`
    insert into ticket (incident_id, recurrence, reference, state, next_attempt_at, queued_at)
    select incident_id, recurrence, reference, 'queued', ${now}::timestamptz, ${now}::timestamptz
    from ${rowsOf('g', columns)}
    on conflict on constraint ticket_once do update
      set state = 'queued', next_attempt_at = excluded.next_attempt_at, queued_at = excluded.queued_at
      where ticket.state = 'withdrawn'
  `.execute(tx);
}

/**
 * Nothing was sent. Each waits, without a time, for the decision to change. A ticket that a worker has claimed
 * meanwhile is left to that worker.
 */
export async function withdrawTickets(
  tx: Kysely<Schema>,
  tickets: readonly Pick<IncidentTicket, 'id' | 'state'>[],
): Promise<void> {
  if (tickets.length === 0) return;
  const columns = {
    ticket_id: bigintArray(tickets.map(({ id }) => id)),
    was: textArray(tickets.map(({ state }) => state)),
  };
  await sql`
    update ticket t set state = 'withdrawn', next_attempt_at = null, locked_by = null, locked_until = null
    from ${rowsOf('g', columns)}
    where t.id = g.ticket_id and t.state = g.was
  `.execute(tx);
}
