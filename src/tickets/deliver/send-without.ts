import type { CreateOutcome, NewTicket } from '../../connectwise/client/types.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type CustomerField, customerFields } from '../customers/customer-of.ts';
import { customerProblems } from '../customers/problems.ts';
import { markDefaults } from '../customers/ticket-defaults.ts';
import { endAttempt, finishTurn, type TicketRow } from '../record/store.ts';
import type { DeliveryWorker } from './worker.ts';

type Refused = Extract<CreateOutcome, { outcome: 'refused' }>;

const idOf = { contact: 'contactId', agreement: 'agreementId', site: 'siteId' } as const;

/**
 * The contact, agreement or site for which a create was refused. Nothing was created, so the ticket can be sent again
 * without it. If ConnectWise names no field but uses one of these words, all of them are left out.
 */
export function refusedCustomer(content: NewTicket, outcome: CreateOutcome): CustomerField[] {
  if (outcome.outcome !== 'refused' || (outcome.status !== 400 && outcome.status !== 404)) return [];
  const sent = customerFields.filter((field) => content[idOf[field]] !== undefined);
  const named = sent.filter((field) => field === outcome.field);
  if (named.length > 0 || outcome.field !== undefined) return named;
  return /\b(contact|agreement|site)\b/i.test(outcome.problem.message) ? sent : [];
}

/** Queues a ticket again, without the refused fields; each can be refused once. */
export async function sendWithout(
  worker: DeliveryWorker,
  ticket: TicketRow,
  { attemptId, fields, outcome }: { attemptId: number; fields: readonly CustomerField[]; outcome: Refused },
): Promise<void> {
  const now = worker.clock.now();
  const problem = customerProblems.refused(fields, outcome.problem);
  const { incident_id: incidentId } = ticket;
  await transaction(worker.db, async (tx) => {
    // Incidents before tickets: the order of locks.
    const incident = await lockIncident(tx, incidentId);
    const { status, requestId } = outcome;
    await endAttempt(tx, attemptId, {
      outcome: 'refused',
      at: now,
      problem: outcome.problem,
      status,
      requestId,
    });
    const again = { state: 'queued', problem, sent_at: null, next_attempt_at: now } as const;
    if (!(await finishTurn(tx, ticket.id, worker.owner, again))) return;
    await tx
      .updateTable('ticket')
      .set({ left_out: [...new Set([...ticket.left_out, ...fields])] })
      .where('id', '=', ticket.id)
      .execute();
    await recordEvents(tx, [
      { incidentId, at: now, kind: 'customer_refused', message: `${problem.message} ${problem.hint}` },
    ]);
    if (incident !== null) await markDefaults(tx, incident.companyId, problem);
  });
  worker.observe?.({ ticketId: ticket.id, incidentId, what: 'refused', problem: problem.code });
}
