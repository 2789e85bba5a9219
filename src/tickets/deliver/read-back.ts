import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { linkSettings } from '../devices/link-settings.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { finishTurn, type TicketRow } from '../record/store.ts';
import type { DeliveryWorker } from './worker.ts';

/**
 * Reads a created ticket back, once: only with its reference could it be found after an unknown outcome. If it cannot
 * be read, nothing is known, and nothing is reported.
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
  const { id: ticketId, incident_id: incidentId } = ticket;
  const ours = await transaction(worker.db, async (tx) => {
    // Incidents before tickets: the order of locks.
    await lockIncident(tx, incidentId);
    const change = { state: 'created', next_attempt_at: null } as const;
    const found = survived === undefined ? {} : { reference_survived: survived };
    if (!(await finishTurn(tx, ticketId, worker.owner, { ...change, ...found }))) return false;
    if (survived === false)
      await recordEvents(tx, [
        { incidentId, at: worker.clock.now(), kind: 'reference_lost', message: lostMessage },
      ]);
    // A separate follow-up: a failure to link changes nothing about the ticket.
    if ((await loadSetting(tx, linkSettings)).configurations)
      await queueOperations(tx, 'link', [ticketId], { now: worker.clock.now(), random: worker.random });
    return true;
  });
  worker.observe?.({ ticketId, incidentId, what: ours ? 'read_back' : 'lease_lost' });
}

const lostMessage =
  'ConnectWise did not keep Picket’s reference (External XRef) on the ticket. If an answer is lost, Picket must ask a person. Find out what removes it (a workflow rule, an integration).';

/** Ignores letter case, as ConnectWise does. */
const sameReference = (found: string | undefined, reference: string) =>
  found?.trim().toUpperCase() === reference.toUpperCase();
