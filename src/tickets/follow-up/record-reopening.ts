import type { Kysely } from 'kysely';
import { refusesConnection } from '../../connectwise/client/problems.ts';
import type { TicketRecord } from '../../connectwise/client/types.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import { redecide } from '../due/redecide.ts';
import { interruptSync } from '../sync/store.ts';
import { finishOperation, type OperationChange, type OperationRow } from './store.ts';

/** The outcome of reopening a ticket. */
export type Reopening =
  | { readonly what: 'reopened'; readonly ticket: TicketRecord; readonly status: string }
  | { readonly what: 'open_already'; readonly ticket: TicketRecord }
  | { readonly what: 'refused'; readonly problem: Problem }
  | {
      readonly what: 'later';
      readonly problem: Problem;
      readonly change: OperationChange;
      /** Whether sync should read the ticket. */
      readonly readAgain: boolean;
    };

interface Of {
  readonly operation: OperationRow;
  readonly incidentId: number;
}

/** Stores the outcome: the follow-up, the ticket, the timeline, and what it shows about the role and the connection. */
export async function recordReopening(
  worker: DeliveryWorker,
  { operation, incidentId }: Of,
  reopening: Reopening,
): Promise<void> {
  const now = worker.clock.now();
  const ours = await transaction(worker.db, async (tx) => {
    const isOpen = reopening.what === 'reopened' || reopening.what === 'open_already';
    // A reading made meanwhile is outdated. Sync is locked first: the order of locks.
    if (isOpen) await interruptSync(tx, now);
    await lockIncident(tx, incidentId);
    const change = changeBy(reopening, now);
    if (!(await finishOperation(tx, operation.id, worker.owner, change))) return false;
    if (isOpen) await noteOpen(tx, operation.ticket_id, reopening.ticket, now);
    if (reopening.what === 'later' && reopening.readAgain) {
      await tx
        .updateTable('ticket')
        .set({ read_due_at: now })
        .where('id', '=', operation.ticket_id)
        .execute();
    }
    const message = messageOf(reopening);
    if (message !== null)
      await recordEvents(tx, [{ incidentId, at: now, kind: `ticket_${reopening.what}`, message }]);
    if ('problem' in reopening) await recordRefusal(tx, reopening, now);
    await redecide(tx, incidentId, now, worker.random);
    return true;
  });
  worker.observe?.({
    ticketId: operation.ticket_id,
    incidentId,
    what: ours ? (reopening.what === 'later' ? 'not_sent' : reopening.what) : 'lease_lost',
    ...('problem' in reopening ? { problem: reopening.problem.code } : {}),
  });
}

function changeBy(reopening: Reopening, now: Date): OperationChange {
  switch (reopening.what) {
    case 'reopened':
      return {
        state: 'done',
        content: reopening.status,
        problem: null,
        done_at: now,
        next_attempt_at: null,
      };
    case 'open_already':
      return { state: 'done', problem: null, done_at: now, next_attempt_at: null };
    case 'refused':
      // The ticket itself is correct: it is decided again once the connection is fixed.
      return {
        state: isOfTheConnection(reopening.problem) ? 'withdrawn' : 'refused',
        problem: reopening.problem,
        next_attempt_at: null,
      };
    case 'later':
      return reopening.change;
  }
}

const isOfTheRole = ({ code }: Problem) => code === 'connectwise.permission_missing';
const isOfTheConnection = (problem: Problem) => refusesConnection(problem) && !isOfTheRole(problem);

async function noteOpen(
  tx: Kysely<Schema>,
  ticketId: number,
  ticket: TicketRecord,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({
      life: 'open',
      closed_at: null,
      missing_since: null,
      read_problem: null,
      read_problem_since: null,
      read_due_at: now,
      ...(ticket.statusName === undefined ? {} : { status_name: ticket.statusName }),
    })
    .where('id', '=', ticketId)
    .execute();
}

function messageOf(reopening: Reopening): string | null {
  switch (reopening.what) {
    case 'reopened':
      return `Ticket ${reopening.ticket.id} was reopened in ConnectWise, with the status “${reopening.status}”.`;
    case 'open_already':
      return `Ticket ${reopening.ticket.id} is already open in ConnectWise.`;
    case 'refused':
      return `Not reopened. ${reopening.problem.message} ${reopening.problem.hint}`;
    case 'later':
      return null;
  }
}

/** Stores what a refusal shows about the role or the connection: the feature is switched off, or tickets are held. */
async function recordRefusal(
  tx: Kysely<Schema>,
  { what, problem }: { what: string; problem: Problem },
  now: Date,
): Promise<void> {
  if (what !== 'refused') return;
  if (isOfTheRole(problem)) await noteRefusedRight(tx, 'reopening', now);
  else if (isOfTheConnection(problem)) await recordHealth(tx, 'refused', problem, now);
}
