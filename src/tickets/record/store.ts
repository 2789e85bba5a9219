import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { hasCome, isFree, searchHasCome } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';

export type TicketRow = Selectable<Schema['ticket']>;

/** Who works on a ticket, and until when nobody else may. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

/** Claims work of which some is searched for by the schedule of one process. */
export interface NodeLease extends Lease {
  readonly node: string;
}

/**
 * Claims the ticket that is due the longest and that nobody holds. An expired lease is taken over: its owner is
 * gone, or so
 * slow that it will find its lease lost.
 */
export async function claimTicket(
  db: Kysely<Schema>,
  lease: NodeLease,
  now: Date,
): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`
    update ticket set locked_by = ${lease.owner}, locked_until = ${lease.until}
    where id = (
      select id from ticket
      where ${isDue(lease.node, now)} and ${isFree('locked_until', now, lease.until)}
      order by next_attempt_at
      limit 1
      for update skip locked
    )
    returning *
  `.execute(db);
  return rows[0] ?? null;
}

/** Whether a ticket, or a follow-up of one, is due for this process. */
export const isDue = (node: string, now: Date): RawBuilder<boolean> => sql<boolean>`case state
  when 'unknown' then ${searchHasCome('next_attempt_at', 'searched_by', node, now)}
  else ${hasCome('next_attempt_at', now, 'queued_at')} end`;

/** Renews a lease that we still have; false if it was lost. */
export async function renewLease(db: Kysely<Schema>, ticketId: number, lease: Lease): Promise<boolean> {
  const result = await db
    .updateTable('ticket')
    .set({ locked_until: lease.until, next_attempt_at: lease.until })
    .where('id', '=', ticketId)
    .where('locked_by', '=', lease.owner)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Releases every lease. Only if nobody else can be working: in the one process of an embedded database. */
export async function releaseLeases(db: Kysely<Schema>, now: Date): Promise<void> {
  await db.updateTable('ticket').set({ searched_by: null }).where('searched_by', 'is not', null).execute();
  await db
    .updateTable('ticket_operation')
    .set({ searched_by: null })
    .where('searched_by', 'is not', null)
    .execute();
  await db
    .updateTable('ticket')
    .set({ locked_by: null, locked_until: null, next_attempt_at: now })
    .where('locked_by', 'is not', null)
    .execute();
  await db
    .updateTable('ticket_operation')
    .set({ locked_by: null, locked_until: null, next_attempt_at: now })
    .where('locked_by', 'is not', null)
    .execute();
}

export interface TicketChange {
  readonly state: TicketRow['state'];
  readonly next_attempt_at: Date | null;
  readonly problem?: Problem | null;
  readonly searches?: number;
  readonly searched_by?: string;
  readonly sent_at?: Date | null;
  readonly connectwise_id?: number;
  readonly url?: string;
  readonly created_at?: Date;
  readonly reference_survived?: boolean;
}

/**
 * Ends a worker's turn with a ticket: stores the change and releases the lease, if it still has the lease.
 *
 * @returns false if the lease was lost; then nothing was written, because another worker has the ticket now.
 */
export async function finishTurn(
  tx: Kysely<Schema>,
  ticketId: number,
  owner: string,
  { problem, ...change }: TicketChange,
): Promise<boolean> {
  const result = await tx
    .updateTable('ticket')
    .set({
      ...change,
      // From now on its state in ConnectWise is read.
      ...(change.created_at === undefined ? {} : { read_due_at: change.created_at }),
      ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
      locked_by: null,
      locked_until: null,
    })
    .where('id', '=', ticketId)
    .where('locked_by', '=', owner)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface AttemptEnd {
  readonly outcome: string;
  readonly at: Date;
  readonly problem?: Problem | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
}

/** Stores that a request to ConnectWise is about to be made; returns the attempt's id. */
export async function startAttempt(
  tx: Kysely<Schema>,
  ticketId: number,
  kind: 'create' | 'search',
  at: Date,
): Promise<number> {
  const row = await tx
    .insertInto('ticket_attempt')
    .values({
      ticket_id: ticketId,
      kind,
      outcome: kind === 'create' ? 'sending' : 'searching',
      started_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function endAttempt(tx: Kysely<Schema>, attemptId: number, end: AttemptEnd): Promise<void> {
  await tx
    .updateTable('ticket_attempt')
    .set({
      outcome: end.outcome,
      finished_at: end.at,
      status: end.status ?? null,
      request_id: end.requestId ?? null,
      problem: end.problem === undefined ? null : json(end.problem),
    })
    .where('id', '=', attemptId)
    .execute();
}

/** Drops an attempt that says what an earlier one says already. */
export async function dropAttempt(tx: Kysely<Schema>, attemptId: number): Promise<void> {
  await tx.deleteFrom('ticket_attempt').where('id', '=', attemptId).execute();
}

/** When the next ticket or follow-up is due and free; null if none is. */
export async function nextAttemptAt(db: Kysely<Schema>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(greatest(next_attempt_at, locked_until)) from ticket where next_attempt_at is not null),
      (select min(greatest(next_attempt_at, locked_until)) from ticket_operation where next_attempt_at is not null)
    ) as at
  `.execute(db);
  return rows[0]?.at ?? null;
}
