import type { Kysely } from 'kysely';
import { refusesConnection } from '../../connectwise/client/problems.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { closingProblems } from '../closing/problems.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import { interruptSync } from '../sync/store.ts';
import type { Begun } from './begin-closing.ts';
import { finishOperation, type OperationChange } from './store.ts';

/** The outcome of a turn. `left`: the ticket is closed already, merged, deleted, or no reason to close it remains. */
export type Closing =
  | { readonly what: 'closed'; readonly status: string }
  | NotClosed
  | {
      readonly what: 'left';
      /** Whether a note announced the closing. */
      readonly announced: boolean;
    }
  | { readonly what: 'later'; readonly change: OperationChange };

type NotClosed =
  | { readonly what: 'ignored'; readonly status: string }
  | {
      readonly what: 'refused';
      readonly problem: Problem;
      /** The right that ConnectWise may have missed; null if Picket itself refused. */
      readonly right: 'closing' | 'notes' | null;
    };

/** Stores the outcome: the follow-up, the timeline, and what it shows about the role and the connection. */
export async function recordClosing(
  worker: DeliveryWorker,
  { operation, ticketId, incidentId, number, reason }: Begun,
  closing: Closing | null,
): Promise<void> {
  // The turn ended in its own transaction.
  if (closing === null) return;
  const now = worker.clock.now();
  const why = reason?.why ?? 'as its last note says';
  const ours = await transaction(worker.db, async (tx) => {
    // Sync is locked first: the order of locks.
    if (closing.what === 'closed') await interruptSync(tx, now);
    await lockIncident(tx, incidentId);
    const before = await lastRefusal(tx, ticketId, operation.id);
    if (!(await finishOperation(tx, operation.id, worker.owner, changeBy(closing, number, now))))
      return false;
    if (closing.what === 'closed' || closing.what === 'left') {
      // Sync resolves the incident.
      await tx.updateTable('ticket').set({ read_due_at: now }).where('id', '=', ticketId).execute();
    }
    const message = messageOf(closing, number, why);
    const kind = closing.what === 'closed' ? 'ticket_closed_by_picket' : 'ticket_left_open';
    // A refusal is repeated each day; the timeline shows it once.
    if (message !== null && message !== before)
      await recordEvents(tx, [{ incidentId, at: now, kind, message }]);
    if (closing.what === 'refused' && closing.right !== null)
      await recordRefusal(tx, closing.problem, closing.right, now);
    return true;
  });
  worker.observe?.({
    ticketId,
    incidentId,
    what: ours ? observed[closing.what] : 'lease_lost',
    ...('problem' in closing ? { problem: closing.problem.code } : {}),
  });
}

const observed = {
  closed: 'closed',
  ignored: 'left_open',
  left: 'left_open',
  refused: 'left_open',
  later: 'not_sent',
} as const;

function changeBy(closing: Closing, number: number, now: Date): OperationChange {
  switch (closing.what) {
    case 'closed':
      return { state: 'done', problem: null, done_at: now, next_attempt_at: null };
    case 'left':
      return { state: 'withdrawn', problem: null, next_attempt_at: null };
    case 'ignored':
    case 'refused':
      return {
        // The ticket itself is correct: it is retried once the connection is fixed.
        state: isOfTheConnection(problemOf(closing, number)) ? 'withdrawn' : 'refused',
        problem: problemOf(closing, number),
        done_at: now,
        next_attempt_at: null,
      };
    case 'later':
      return closing.change;
  }
}

const problemOf = (closing: NotClosed, number: number): Problem =>
  'problem' in closing ? closing.problem : closingProblems.ignored(number, closing.status);

const isOfTheRole = ({ code }: Problem) => code === 'connectwise.permission_missing';
const isOfTheConnection = (problem: Problem) => refusesConnection(problem) && !isOfTheRole(problem);

function messageOf(closing: Closing, number: number, why: string): string | null {
  switch (closing.what) {
    case 'closed':
      return `Picket closed ticket ${number} in ConnectWise, with the status “${closing.status}”. ${why}.`;
    case 'ignored':
    case 'refused':
      return notClosed(number, problemOf(closing, number));
    case 'left':
      return closing.announced
        ? `Picket leaves ticket ${number} open after all: there are new detections, or the reason for closing it no longer applies.`
        : null;
    case 'later':
      return null;
  }
}

const notClosed = (number: number, { message, hint }: Problem) =>
  `Picket does not close ticket ${number}. ${message} ${hint}`;

/** What the timeline says about the last attempt. */
async function lastRefusal(tx: Kysely<Schema>, ticketId: number, beside: number): Promise<string | null> {
  const row = await tx
    .selectFrom('ticket_operation')
    .innerJoin('ticket', 'ticket.id', 'ticket_operation.ticket_id')
    .select(['ticket_operation.problem', 'ticket.connectwise_id'])
    .where('ticket_id', '=', ticketId)
    .where('ticket_operation.kind', '=', 'close')
    .where('ticket_operation.state', '=', 'refused')
    .where('ticket_operation.id', '<>', beside)
    .orderBy('ticket_operation.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.problem == null ? null : notClosed(row.connectwise_id ?? 0, row.problem);
}

async function recordRefusal(
  tx: Kysely<Schema>,
  problem: Problem,
  right: 'closing' | 'notes',
  now: Date,
): Promise<void> {
  if (isOfTheRole(problem)) await noteRefusedRight(tx, right, now);
  else if (isOfTheConnection(problem)) await recordHealth(tx, 'refused', problem, now);
}
