import type { Kysely } from 'kysely';
import { refusesConnection } from '../../connectwise/client/problems.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import type { TicketRow } from '../record/store.ts';
import { nameCovered } from '../roll-ups/name-covered.ts';
import { finishOperation, type OperationChange, type OperationRow } from './store.ts';

/** The outcome of adding a note. `given_up`: it cannot be determined whether ConnectWise has it. */
export type Noting =
  | { readonly what: 'noted' }
  | { readonly what: 'refused' | 'given_up'; readonly problem: Problem }
  | { readonly what: 'later'; readonly change: OperationChange };

/** Stores the outcome: the follow-up, the reported state of the ticket, and a line in the timeline. */
export async function recordNote(
  worker: DeliveryWorker,
  { operation, ticket }: { operation: OperationRow; ticket: TicketRow },
  noting: Noting,
): Promise<void> {
  const now = worker.clock.now();
  const incidentId = ticket.incident_id;
  const ours = await transaction(worker.db, async (tx) => {
    await lockIncident(tx, incidentId);
    if (!(await finishOperation(tx, operation.id, worker.owner, changeBy(noting, now)))) return false;
    if (noting.what === 'later') return true;
    await recordReported(tx, operation, noting.what, now);
    if (noting.what === 'noted') await nameCovered(tx, now, incidentId);
    const message =
      noting.what === 'noted'
        ? `Picket added a note on the new detections to ticket ${ticket.connectwise_id}.`
        : `Picket added no note to ticket ${ticket.connectwise_id}. ${noting.problem.message} ${noting.problem.hint}`;
    await recordEvents(tx, [{ incidentId, at: now, kind: `note_${noting.what}`, message }]);
    if (noting.what === 'refused') await recordRefusal(tx, noting.problem, now);
    return true;
  });
  const what = { noted: 'noted', refused: 'refused', given_up: 'unknown', later: 'not_sent' } as const;
  worker.observe?.({
    ticketId: ticket.id,
    incidentId,
    what: ours ? what[noting.what] : 'lease_lost',
    ...('problem' in noting ? { problem: noting.problem.code } : {}),
  });
}

function changeBy(noting: Noting, now: Date): OperationChange {
  switch (noting.what) {
    case 'noted':
      return { state: 'done', problem: null, done_at: now, next_attempt_at: null };
    case 'refused':
    case 'given_up':
      return { state: 'refused', problem: noting.problem, next_attempt_at: null };
    case 'later':
      return noting.change;
  }
}

/** Reported news is not reported again. After a refusal the same news is tried again when the next note is due. */
async function recordReported(
  tx: Kysely<Schema>,
  { id, ticket_id }: OperationRow,
  what: 'noted' | 'refused' | 'given_up',
  now: Date,
): Promise<void> {
  const sent = await tx
    .selectFrom('ticket_operation')
    .select(['told', 'sent_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('ticket')
    .set({
      // News since it was composed goes into the next note.
      told_at: sent.sent_at ?? now,
      ...(what === 'refused' || sent.told === null ? {} : { told: json(sent.told) }),
    })
    .where('id', '=', ticket_id)
    .execute();
}

async function recordRefusal(tx: Kysely<Schema>, problem: Problem, now: Date): Promise<void> {
  if (problem.code === 'connectwise.permission_missing') await noteRefusedRight(tx, 'notes', now);
  else if (refusesConnection(problem)) await recordHealth(tx, 'refused', problem, now);
}
