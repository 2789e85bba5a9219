import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { textArray } from '../platform/database/arrays.ts';
import { isFree } from '../platform/database/has-come.ts';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Problem } from '../platform/values/problem.ts';
import {
  claimNext,
  finish,
  type Lease,
  type Leased,
  nextDue,
  releaseAll,
  renew,
} from '../platform/work/lease.ts';

export type SourceRow = Selectable<Schema['source']>;

/** Who reads a source, and until when nobody else may. */
export type SourceLease = Lease;

/** The sources after `afterId`, in order of creation. */
export async function listSources(db: Kysely<Schema>, limit: number, afterId = 0): Promise<SourceRow[]> {
  return db.selectFrom('source').selectAll().where('id', '>', afterId).orderBy('id').limit(limit).execute();
}

export async function getSource(db: Kysely<Schema>, id: number): Promise<SourceRow | undefined> {
  return db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One source, locked until the transaction ends. */
export async function lockSource(tx: Kysely<Schema>, id: number): Promise<SourceRow | undefined> {
  return tx.selectFrom('source').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Locks every source until the transaction ends. */
export async function lockSources(tx: Kysely<Schema>): Promise<void> {
  await tx.selectFrom('source').select('id').orderBy('id').forUpdate().execute();
}

export type NewSource = Pick<Insertable<Schema['source']>, 'kind' | 'name' | 'secret'> & {
  readonly config: Record<string, unknown>;
  /** When it is first read; null for a source that is not polled. */
  readonly nextPollAt: Date | null;
};

/** @throws the database’s unique violation (23505) when the name is taken. */
export async function insertSource(db: Kysely<Schema>, source: NewSource, now: Date): Promise<SourceRow> {
  return db
    .insertInto('source')
    .values({
      kind: source.kind,
      name: source.name,
      secret: source.secret ?? null,
      config: json(source.config),
      next_poll_at: source.nextPollAt,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface SourceChange {
  readonly name?: string;
  readonly enabled?: boolean;
  readonly config?: Record<string, unknown>;
  readonly secret?: string;
  /**
   * When to read it again after the change; null: no longer. The present reader loses its lease, so that its result for
   * the old settings is not stored for the new ones.
   */
  readonly restartAt?: Date | null;
}

/** @throws the database’s unique violation (23505) when the name is taken. */
export async function updateSource(
  db: Kysely<Schema>,
  id: number,
  { config, restartAt, ...change }: SourceChange,
  now: Date,
): Promise<SourceRow> {
  return db
    .updateTable('source')
    .set({
      ...change,
      ...(config === undefined ? {} : { config: json(config) }),
      ...(restartAt === undefined
        ? {}
        : { next_poll_at: restartAt, locked_by: null, locked_until: null, failures: 0, problem: null }),
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const sources: Leased = { table: 'source', key: 'id', dueAt: 'next_poll_at' };

/** The polled sources of these kinds. */
const sourcesOf = (kinds: readonly string[]): Leased => ({
  ...sources,
  among: sql`enabled and kind = any(${textArray(kinds)})`,
});

/** Clocks of two machines may differ by seconds. */
const clockSlackMs = 60_000;

/**
 * Claims the source of these kinds that has been due the longest and that nobody reads now. An expired lease is taken
 * over: its owner has ended, or will find its lease lost. A reading that began in our future was planned by a wrong
 * clock, so it is due too.
 */
export const claimDueSource = (
  db: Kysely<Schema>,
  kinds: readonly string[],
  lease: SourceLease,
  now: Date,
): Promise<SourceRow | null> =>
  claimNext<SourceRow>(db, sourcesOf(kinds), lease, {
    now,
    due: sql<boolean>`(next_poll_at <= ${now} or last_attempt_at > ${new Date(now.getTime() + clockSlackMs)})`,
    also: sql`, last_attempt_at = ${now}`,
  });

/** Claims this source, due or not; null if it is disabled, of another kind, or being read. */
export async function claimSource(
  db: Kysely<Schema>,
  kinds: readonly string[],
  id: number,
  lease: SourceLease,
  now: Date,
): Promise<SourceRow | null> {
  const row = await db
    .updateTable('source')
    .set({ locked_by: lease.owner, locked_until: lease.until, last_attempt_at: now })
    .where('id', '=', id)
    .where('enabled', '=', true)
    .where('kind', 'in', [...kinds])
    .where(isFree('locked_until', now, lease.until))
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Renews a lease that its owner still has; false if it was lost. */
export const renewSourceLease = (db: Kysely<Schema>, id: number, lease: SourceLease): Promise<boolean> =>
  renew(db, sources, id, lease);

/** Releases every lease. Only safe if nobody else can be reading: in the only process of an embedded database. */
export const releaseSourceLeases = (db: Kysely<Schema>): Promise<void> => releaseAll(db, sources);

export interface PollEnd {
  readonly next_poll_at: Date;
  readonly last_success_at?: Date;
  readonly failures?: number;
  readonly problem?: Problem | null;
}

/**
 * Ends a reading: stores the result and releases the lease, if its owner still has it.
 *
 * @returns false if the lease was lost; then nothing was written.
 */
export const finishPoll = (
  db: Kysely<Schema>,
  id: number,
  owner: string,
  { problem, ...end }: PollEnd,
): Promise<boolean> =>
  finish(db, sources, id, owner, {
    ...end,
    ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
  });

/** When the next source of these kinds is due and free; null if none is. */
export const nextPollAt = (db: Kysely<Schema>, kinds: readonly string[]): Promise<Date | null> =>
  nextDue(db, sourcesOf(kinds));
