import type { Kysely, Selectable } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { claimNext, finish, holds, type Lease, renew } from '../../platform/work/lease.ts';
import { type DeliveryWorker, inMs } from '../deliver/worker.ts';
import { isDue, type NodeLease, operations } from '../record/store.ts';

export type OperationRow = Selectable<Schema['ticket_operation']>;

/** Claims the follow-up that has been due the longest and that nobody holds, as with tickets. */
export const claimOperation = (
  db: Kysely<Schema>,
  lease: NodeLease,
  now: Date,
): Promise<OperationRow | null> =>
  claimNext<OperationRow>(db, operations, lease, { now, due: isDue(lease.node, now) });

/** Whether a follow-up is unchanged since it was claimed; it stays locked until the transaction ends. */
export const stillOurs = (tx: Kysely<Schema>, { id, state }: OperationRow, owner: string): Promise<boolean> =>
  holds(tx, operations, id, owner, { state });

/** Renews the lease of a follow-up that is about to be sent; false if it was lost. */
export const renewOperation = (db: Kysely<Schema>, id: number, lease: Lease): Promise<boolean> =>
  renew(db, operations, id, lease, { also: { next_attempt_at: lease.until }, only: { state: 'sending' } });

export interface OperationChange {
  readonly state: OperationRow['state'];
  readonly next_attempt_at: Date | null;
  readonly problem?: Problem | null;
  readonly failures?: number;
  readonly looks?: number;
  readonly step?: OperationRow['step'];
  readonly searched_by?: string;
  readonly content?: string;
  readonly done_at?: Date;
}

/** Ends a turn, if it still has its lease; false if it was lost, and nothing was written. */
export const finishOperation = (
  tx: Kysely<Schema>,
  id: number,
  owner: string,
  { problem, ...change }: OperationChange,
): Promise<boolean> =>
  finish(tx, operations, id, owner, {
    ...change,
    ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
  });

/** It is unknown whether the request reached ConnectWise, so it is searched for before it is sent again. */
export const searchLater = (worker: DeliveryWorker, problem: Problem): OperationChange => ({
  state: 'unknown',
  problem,
  looks: 0,
  searched_by: worker.node,
  next_attempt_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
});

/** There is no result, so it is retried in the same state, with growing pauses. */
export function tryLater(
  worker: DeliveryWorker,
  { state, failures }: Pick<OperationRow, 'state' | 'failures'>,
  problem: Problem | null,
  retryAfterMs?: number,
): OperationChange {
  const again = failures + 1;
  const waitMs = 1_000 + backoffMs(again, worker.random, retryAfterMs);
  return { state, problem, failures: again, next_attempt_at: inMs(worker, waitMs) };
}
