import { type Kysely, type SqlBool, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { TicketRow } from '../record/store.ts';

/** How long one round owns the reading without renewing. */
export const leaseMs = 3 * 60_000;
/** The least time between a requested round and the one before. */
const apartMs = 1_000;
/** The longest time until a ticket's next reading by id; a wrong clock wrote a later time. */
export const longestRestMs = 6 * 3_600_000;

export interface SyncLease {
  readonly cursor: Date | null;
}

/** Claims the reading, if it is due and free. A wrong clock wrote a time that is too far ahead. */
export async function claimSync(
  db: Kysely<Schema>,
  owner: string,
  now: Date,
  everyMs: number,
): Promise<SyncLease | null> {
  const until = new Date(now.getTime() + leaseMs);
  const soon = new Date(now.getTime() + 2 * everyMs);
  const tooFar = new Date(now.getTime() + 2 * leaseMs);
  const { rows } = await sql<SyncLease>`
    insert into ticket_sync as s (id, next_at, locked_by, locked_until)
    values (1, ${now}, ${owner}, ${until})
    on conflict (id) do update set locked_by = excluded.locked_by, locked_until = excluded.locked_until
      where (s.next_at <= ${now} or s.next_at > ${soon})
        and (s.locked_until is null or s.locked_until <= ${now} or s.locked_until > ${tooFar})
    returning cursor
  `.execute(db);
  return rows[0] ?? null;
}

/** Ends a round: stores when the next one is due, how far it read, and its failure. */
export async function finishSync(
  db: Kysely<Schema>,
  owner: string,
  end: { nextAt: Date; cursor: Date | null; problem: Problem | null; now: Date },
): Promise<void> {
  await db
    .updateTable('ticket_sync')
    .set({
      next_at: end.nextAt,
      cursor: end.cursor,
      problem: end.problem === null ? null : json(end.problem),
      problem_since: end.problem === null ? null : sql<Date>`coalesce(problem_since, ${end.now})`,
      ...(end.problem === null ? { last_success_at: end.now } : {}),
      locked_by: null,
      locked_until: null,
    })
    .where('locked_by', '=', owner)
    .execute();
}

/**
 * Whether we still own the reading, until the transaction ends: our earlier reading must never overwrite a later one of
 * another node.
 */
export async function holdsSync(tx: Kysely<Schema>, owner: string): Promise<boolean> {
  const { rows } = await sql`select from ticket_sync where locked_by = ${owner} for share`.execute(tx);
  return rows.length > 0;
}

/** Makes the present reader write nothing, so that everything is read again: we have just changed a ticket. */
export async function interruptSync(tx: Kysely<Schema>, now: Date): Promise<void> {
  await tx.updateTable('ticket_sync').set({ locked_by: null, locked_until: null, next_at: now }).execute();
}

/** Releases the lease. Only safe if nobody else can be working. */
export async function releaseSync(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('ticket_sync').set({ locked_by: null, locked_until: null }).execute();
}

/** When the next round is due and may begin; null before the first. */
export async function nextSyncAt(db: Kysely<Schema>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select greatest(next_at, locked_until) as at from ticket_sync`.execute(db);
  return rows[0]?.at ?? null;
}

/** A query for tickets in ConnectWise, by their number there. */
export const ticketsThere = (db: Kysely<Schema>) =>
  db
    .selectFrom('ticket')
    .selectAll()
    .where('state', '=', 'created')
    .where('connectwise_id', 'is not', null)
    .where('elsewhere', 'is', null);

/** Tickets that are due to be read by id, longest waiting first. */
export async function dueTickets(db: Kysely<Schema>, now: Date, limit: number): Promise<TicketRow[]> {
  const tooFar = new Date(now.getTime() + 2 * longestRestMs);
  return ticketsThere(db)
    .where(sql<SqlBool>`(read_due_at <= ${now} or read_due_at > ${tooFar})`)
    .orderBy('read_due_at')
    .limit(limit)
    .execute();
}

/** Tickets that were merged into one of these, and so share its state. */
export const mergedInto = async (db: Kysely<Schema>, numbers: readonly number[]): Promise<TicketRow[]> =>
  numbers.length === 0 ? [] : ticketsThere(db).where('merged_into', 'in', numbers).execute();

/** Makes tickets due to be read at once: those with these numbers, and those that were merged into them. */
export async function markDue(
  db: Kysely<Schema>,
  connectWiseIds: readonly number[],
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ticket')
    .set({ read_due_at: now })
    .where('state', '=', 'created')
    .where('elsewhere', 'is', null)
    .where((is) =>
      is.or([is('connectwise_id', 'in', connectWiseIds), is('merged_into', 'in', connectWiseIds)]),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  // Frequent requests must not make rounds more frequent than this.
  const soon = new Date(now.getTime() + apartMs);
  await db.updateTable('ticket_sync').set({ next_at: soon }).where('next_at', '>', soon).execute();
  return true;
}

/** Makes all tickets due to be read that are open, or that are closed only by the meaning of their status. */
export async function fetchTicketsAgain(tx: Kysely<Schema>, now: Date): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ read_due_at: now })
    .where('state', '=', 'created')
    .where('elsewhere', 'is', null)
    .where(sql<SqlBool>`(life is null or life <> 'deleted') and read_due_at is not null`)
    .execute();
  const soon = new Date(now.getTime() + apartMs);
  await tx.updateTable('ticket_sync').set({ next_at: soon }).where('next_at', '>', soon).execute();
}
