import type { Kysely } from 'kysely';
import { customFieldProblems } from '../../connectwise/services/custom-field-problems.ts';
import type { Incident } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ComposedFields } from '../compose/compose-custom-fields.ts';
import type { ComposedTicket } from '../compose/compose-ticket.ts';
import { redecide } from '../due/redecide.ts';
import { reportedOf } from '../record/reported.ts';
import { finishTurn, type TicketRow } from '../record/store.ts';
import type { DeliveryWorker } from './worker.ts';

/** Holds a ticket that lacks a value for a required field: ConnectWise would refuse it, so it is not sent. */
export async function holdWithoutValues(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  incident: Incident,
  { boardName, content, fields }: ComposedTicket,
): Promise<void> {
  const now = worker.clock.now();
  const problem = customFieldProblems.noValue(boardName, fields.missing);
  const held = { state: 'refused', problem, sent_at: null, next_attempt_at: null } as const;
  if (!(await finishTurn(tx, ticket.id, worker.owner, held))) return;
  await tx
    .updateTable('ticket')
    // Later detections may give the value.
    .set({ content: json(content), told: json(reportedOf(incident)) })
    .where('id', '=', ticket.id)
    .execute();
  if (ticket.problem?.message !== problem.message) {
    const message = `${problem.message} ${problem.hint}`;
    await recordEvents(tx, [{ incidentId: incident.id, at: now, kind: 'ticket_refused', message }]);
  }
  await redecide(tx, incident.id, now, worker.random);
}

/** Says in the timeline which fields the ticket lacks, and where another value is used; once for a ticket. */
export async function noteFields(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  { instead, left }: Pick<ComposedFields, 'instead' | 'left'>,
  now: Date,
): Promise<void> {
  if (ticket.attempts > 0) return;
  const said = [
    ...left.map(({ caption, why }) => `The ticket is sent without the custom field “${caption}”: ${why}.`),
    ...instead.map(
      ({ caption, why }) => `The custom field “${caption}” has the value to use instead: ${why}.`,
    ),
  ];
  await recordEvents(
    tx,
    said.map((message) => ({
      incidentId: ticket.incident_id,
      at: now,
      kind: 'custom_field_left_out',
      message,
    })),
  );
}
