import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { hasCome, searchHasCome } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import {
  claimNext,
  finish,
  holds,
  type Lease,
  type Leased,
  nextDue,
  releaseAll,
  renew,
} from '../../platform/work/lease.ts';

export type TicketRow = Selectable<Schema['ticket']>;

const tickets: Leased = { table: 'ticket', key: 'id', dueAt: 'next_attempt_at' };
export const operations: Leased = { ...tickets, table: 'ticket_operation' };

/** Claims work of which some is searched for by the schedule of one process. */
export interface NodeLease extends Lease {
  readonly node: string;
}

/** Claims the ticket that has been due the longest and that nobody holds. */
export const claimTicket = (db: Kysely<Schema>, lease: NodeLease, now: Date): Promise<TicketRow | null> =>
  claimNext<TicketRow>(db, tickets, lease, { now, due: isDue(lease.node, now) });

/** Whether a ticket, or a follow-up of one, is due for this process. */
export const isDue = (node: string, now: Date): RawBuilder<boolean> => sql<boolean>`case state
  when 'unknown' then ${searchHasCome('next_attempt_at', 'searched_by', node, now)}
  else ${hasCome('next_attempt_at', now, 'queued_at')} end`;

/** Whether a ticket is unchanged since it was claimed; it stays locked until the transaction ends. */
export const stillQueued = (tx: Kysely<Schema>, { id }: TicketRow, owner: string): Promise<boolean> =>
  holds(tx, tickets, id, owner, { state: 'queued' });

/** Renews the lease of a create that is about to be sent; false if it was lost. */
export const renewLease = (db: Kysely<Schema>, ticketId: number, lease: Lease): Promise<boolean> =>
  renew(db, tickets, ticketId, lease, {
    also: { next_attempt_at: lease.until },
    only: { state: 'sending' },
  });

/** Releases every lease, also of searches. Only safe if nobody else can be working. */
export async function releaseLeases(db: Kysely<Schema>, now: Date): Promise<void> {
  for (const kind of [tickets, operations] as const) {
    await sql`update ${sql.table(kind.table)} set searched_by = null where searched_by is not null`.execute(
      db,
    );
    await releaseAll(db, kind, { next_attempt_at: now });
  }
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
 * Ends a worker's turn with a ticket.
 *
 * @returns false if the lease was lost; then nothing was written.
 */
export const finishTurn = (
  tx: Kysely<Schema>,
  ticketId: number,
  owner: string,
  { problem, ...change }: TicketChange,
): Promise<boolean> =>
  finish(tx, tickets, ticketId, owner, {
    ...change,
    // From now on its state in ConnectWise is read.
    ...(change.created_at === undefined ? {} : { read_due_at: change.created_at }),
    ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
  });

export interface AttemptEnd {
  readonly outcome: string;
  readonly at: Date;
  readonly problem?: Problem | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
}

/** Stores that a request to ConnectWise is about to be sent; returns the attempt's id. */
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

/** Deletes an attempt that repeats an earlier one. */
export async function dropAttempt(tx: Kysely<Schema>, attemptId: number): Promise<void> {
  await tx.deleteFrom('ticket_attempt').where('id', '=', attemptId).execute();
}

/** When the next ticket or follow-up is due and free; null if none is. */
export const nextAttemptAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, tickets, operations);
