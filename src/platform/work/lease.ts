import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isFree } from '../database/has-come.ts';
import type { Schema } from '../database/schema.ts';

/** Who works on a row, and until when nobody else may. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

/** A table in which one worker at a time works on a row: until it finishes, or its lease runs out. */
export interface Leased {
  readonly table:
    | 'ticket'
    | 'ticket_operation'
    | 'ticket_notes'
    | 'allow_copy'
    | 'source'
    | 'backup'
    | 'dns_feed'
    | 'dns_dynamic_network'
    | 'notification'
    | 'report_delivery';
  readonly key: 'id' | 'ticket_id';
  /** When the row is due next; null if it is not. */
  readonly dueAt: 'next_attempt_at' | 'due_at' | 'next_poll_at' | 'next_fetch_at' | 'next_look_at';
  /** The rows that take part; default: all. */
  readonly among?: RawBuilder<unknown>;
}

type Changes = Readonly<Record<string, unknown>>;

/** The type of these tables for the query builder. */
type LeasedTables = Record<Leased['table'], Record<string, unknown>>;
const leased = (db: Kysely<Schema>) => db as unknown as Kysely<LeasedTables>;

const unlocked = { locked_by: null, locked_until: null };

/**
 * Claims the row that has been due the longest and that nobody holds; null if there is none. An expired lease is taken
 * over: its owner has ended, or will find its lease lost.
 * @param due whether a row's time has come
 * @param also further values to store with the claim
 */
export async function claimNext<Row>(
  db: Kysely<Schema>,
  { table, key, dueAt, among = sql`true` }: Leased,
  lease: Lease,
  { now, due, also = sql`` }: { now: Date; due: RawBuilder<boolean>; also?: RawBuilder<unknown> },
): Promise<Row | null> {
  const rows = sql.table(table);
  const { rows: claimed } = await sql<Row>`
    update ${rows} set locked_by = ${lease.owner}, locked_until = ${lease.until}${also}
    where ${sql.ref(key)} = (
      select ${sql.ref(key)} from ${rows}
      where ${sql.ref(dueAt)} is not null and ${due} and ${isFree('locked_until', now, lease.until)} and ${among}
      order by ${sql.ref(dueAt)}
      limit 1
      for update skip locked
    )
    returning *
  `.execute(db);
  return claimed[0] ?? null;
}

/**
 * Renews a lease that its owner still has, and locks the row until the transaction ends; false if the lease was lost.
 * @param only a further condition for the row
 */
export async function renew(
  db: Kysely<Schema>,
  { table, key }: Leased,
  id: number,
  lease: Lease,
  { also = {}, only = {} }: { also?: Changes; only?: Changes } = {},
): Promise<boolean> {
  let query = leased(db)
    .updateTable(table)
    .set({ locked_until: lease.until, ...also })
    .where(key, '=', id)
    .where('locked_by', '=', lease.owner);
  for (const [column, value] of Object.entries(only)) query = query.where(column, '=', value);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Whether the owner still has a row, and it meets the conditions. The row stays locked until the transaction ends. */
export async function holds(
  tx: Kysely<Schema>,
  { table, key }: Leased,
  id: number,
  owner: string,
  only: Changes = {},
): Promise<boolean> {
  let query = leased(tx).selectFrom(table).select(key).where(key, '=', id).where('locked_by', '=', owner);
  for (const [column, value] of Object.entries(only)) query = query.where(column, '=', value);
  return (await query.forUpdate().executeTakeFirst()) !== undefined;
}

/**
 * Ends the work on a row: stores the change and releases the lease, if its owner still has it.
 * @param only a further condition for the row
 * @returns false if the lease was lost; then nothing was written, because another worker has the row now.
 */
export async function finish(
  db: Kysely<Schema>,
  { table, key }: Leased,
  id: number,
  owner: string,
  change: Changes,
  only: Changes = {},
): Promise<boolean> {
  let query = leased(db)
    .updateTable(table)
    .set({ ...change, ...unlocked })
    .where(key, '=', id)
    .where('locked_by', '=', owner);
  for (const [column, value] of Object.entries(only)) query = query.where(column, '=', value);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Releases every lease. Only safe if nobody else can be working: in the only process of an embedded database. */
export async function releaseAll(db: Kysely<Schema>, { table }: Leased, change: Changes = {}): Promise<void> {
  await leased(db)
    .updateTable(table)
    .set({ ...change, ...unlocked })
    .where('locked_by', 'is not', null)
    .execute();
}

/** When the next row of these tables is due and free; null if none is. */
export async function nextDue(db: Kysely<Schema>, ...kinds: readonly Leased[]): Promise<Date | null> {
  const times = kinds.map(({ table, dueAt, among = sql`true` }) => {
    const due = sql.ref(dueAt);
    return sql`(select min(greatest(${due}, locked_until)) from ${sql.table(table)}
      where ${due} is not null and ${among})`;
  });
  const { rows } = await sql<{ at: Date | null }>`select least(${sql.join(times)}) as at`.execute(db);
  return rows[0]?.at ?? null;
}
