import { refusesConnection } from '../../connectwise/client/problems.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import type { TicketRow } from '../record/store.ts';
import { finishOperation, type OperationChange, type OperationRow } from './store.ts';

/** The outcome of attaching a file. `given_up`: it cannot be determined whether ConnectWise has it. */
export type Attaching =
  | { readonly what: 'attached' }
  | { readonly what: 'refused' | 'given_up'; readonly problem: Problem }
  | { readonly what: 'withdrawn' }
  | { readonly what: 'later'; readonly change: OperationChange };

/** Stores the outcome: the follow-up, a line in the timeline, and what it shows about the role and the connection. */
export async function recordAttachment(
  worker: DeliveryWorker,
  { operation, ticket }: { operation: OperationRow; ticket: TicketRow },
  attaching: Attaching,
): Promise<void> {
  const now = worker.clock.now();
  const incidentId = ticket.incident_id;
  const ours = await transaction(worker.db, async (tx) => {
    await lockIncident(tx, incidentId);
    if (!(await finishOperation(tx, operation.id, worker.owner, changeBy(attaching, now)))) return false;
    if (attaching.what === 'later' || attaching.what === 'withdrawn') return true;
    const message =
      attaching.what === 'attached'
        ? `Picket attached the detections to ticket ${ticket.connectwise_id} as a CSV file.`
        : `Picket attached no detections to ticket ${ticket.connectwise_id}. ${attaching.problem.message} ${attaching.problem.hint}`;
    await recordEvents(tx, [{ incidentId, at: now, kind: `attachment_${attaching.what}`, message }]);
    if (attaching.what !== 'refused') return true;
    const { problem } = attaching;
    if (problem.code === 'connectwise.permission_missing') await noteRefusedRight(tx, 'attachments', now);
    else if (refusesConnection(problem)) await recordHealth(tx, 'refused', problem, now);
    return true;
  });
  const what = {
    attached: 'attached',
    refused: 'refused',
    given_up: 'unknown',
    withdrawn: 'withdrawn',
    later: 'not_sent',
  } as const;
  worker.observe?.({
    ticketId: ticket.id,
    incidentId,
    what: ours ? what[attaching.what] : 'lease_lost',
    ...('problem' in attaching ? { problem: attaching.problem.code } : {}),
  });
}

function changeBy(attaching: Attaching, now: Date): OperationChange {
  switch (attaching.what) {
    case 'attached':
      return { state: 'done', problem: null, done_at: now, next_attempt_at: null };
    case 'refused':
    case 'given_up':
      return { state: 'refused', problem: attaching.problem, next_attempt_at: null };
    case 'withdrawn':
      return { state: 'withdrawn', next_attempt_at: null };
    case 'later':
      return attaching.change;
  }
}
