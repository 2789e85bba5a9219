import { type Kysely, type Selectable, sql } from 'kysely';
import { isFree } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type DeliveryWorker, inMs } from '../deliver/worker.ts';
import { isDue, type Lease, type NodeLease } from '../record/store.ts';

export type OperationRow = Selectable<Schema['ticket_operation']>;

/** Claims the follow-up that is due the longest and that nobody holds, as tickets are claimed. */
export async function claimOperation(
  db: Kysely<Schema>,
  lease: NodeLease,
  now: Date,
): Promise<OperationRow | null> {
  const { rows } = await sql<OperationRow>`
    update ticket_operation set locked_by = ${lease.owner}, locked_until = ${lease.until}
    where id = (
      select id from ticket_operation
      where ${isDue(lease.node, now)} and ${isFree('locked_until', now, lease.until)}
      order by next_attempt_at
      limit 1
      for update skip locked
    )
    returning *
  `.execute(db);
  return rows[0] ?? null;
}

/** Whether a follow-up is unchanged since it was claimed; it stays locked until the transaction ends. */
export async function stillOurs(
  tx: Kysely<Schema>,
  { id, state }: OperationRow,
  owner: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('ticket_operation')
    .select('id')
    .where('id', '=', id)
    .where('locked_by', '=', owner)
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Renews a lease that we still have; false if it was lost. */
export async function renewOperation(db: Kysely<Schema>, id: number, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ticket_operation')
    .set({ locked_until: lease.until, next_attempt_at: lease.until })
    .where('id', '=', id)
    .where('locked_by', '=', lease.owner)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface OperationChange {
  readonly state: OperationRow['state'];
  readonly next_attempt_at: Date | null;
  readonly problem?: Problem | null;
  readonly failures?: number;
  readonly looks?: number;
  readonly searched_by?: string;
  readonly content?: string;
  readonly done_at?: Date;
}

/** Ends a turn, if it still has its lease; false if it was lost, and nothing was written. */
export async function finishOperation(
  tx: Kysely<Schema>,
  id: number,
  owner: string,
  { problem, ...change }: OperationChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ticket_operation')
    .set({
      ...change,
      ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
      locked_by: null,
      locked_until: null,
    })
    .where('id', '=', id)
    .where('locked_by', '=', owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** No result: it is retried in the same state, with growing pauses. */
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
