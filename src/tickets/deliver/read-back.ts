import { recordEvents } from '../../incidents/timeline.ts';
import { finishTurn, type TicketRow } from '../record/store.ts';
import type { DeliveryWorker } from './worker.ts';

/**
 * Reads a created ticket back, once: only with its reference could it be found after an unknown outcome. If it
 * cannot be
 * read, nothing is known, and nothing is reported.
 */
export async function readBack(
  worker: DeliveryWorker,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await worker.connectWise();
  const read =
    client && ticket.connectwise_id !== null ? await client.ticket(ticket.connectwise_id, signal) : null;
  const record = read?.ok ? read.value : null;
  const survived = record === null ? undefined : sameReference(record.externalXRef, ticket.reference);
  await finishTurn(worker.db, ticket.id, worker.owner, {
    state: 'created',
    next_attempt_at: null,
    ...(survived === undefined ? {} : { reference_survived: survived }),
  });
  if (survived === false) {
    await recordEvents(worker.db, [
      {
        incidentId: ticket.incident_id,
        at: worker.clock.now(),
        kind: 'reference_lost',
        message:
          'ConnectWise did not keep Picket’s reference (External XRef) on the ticket. If an answer is lost, Picket must ask a person. Find out what removes it (a workflow rule, an integration).',
      },
    ]);
  }
  worker.observe?.({ ticketId: ticket.id, incidentId: ticket.incident_id, what: 'read_back' });
}

/** ConnectWise compares without case, and so does this. */
const sameReference = (found: string | undefined, reference: string) =>
  found?.trim().toUpperCase() === reference.toUpperCase();
