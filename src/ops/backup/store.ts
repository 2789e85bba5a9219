import { type Kysely, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { claimNext, finish, type Lease, type Leased, releaseAll, renew } from '../../platform/work/lease.ts';

const backups: Leased = { table: 'backup', key: 'id', dueAt: 'due_at' };
/** There is only one row. */
const id = 1;

/** No backup is planned further ahead than this; and the largest difference of clocks. */
const farthestMs = 25 * 3_600_000;
const slackMs = 60_000;

/** A valid backup. */
export interface WrittenBackup {
  readonly at: Date;
  readonly file: string;
  readonly host: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface BackupState {
  readonly dueAt: Date | null;
  readonly running: boolean;
  readonly lastSuccess: WrittenBackup | null;
  readonly lastFailureAt: Date | null;
  /** Why the last backup failed; null once one succeeded. */
  readonly problem: Problem | null;
}

export async function loadBackupState(db: Kysely<Schema>, now: Date): Promise<BackupState> {
  const row = await db.selectFrom('backup').selectAll().executeTakeFirst();
  const { succeeded_at: at = null, file = null, host = null, bytes = null, rows = null } = row ?? {};
  return {
    dueAt: row?.due_at ?? null,
    running: row?.locked_until != null && row.locked_until > now,
    lastSuccess: at && { at, file: file ?? '', host: host ?? '', bytes: bytes ?? 0, rows: rows ?? 0 },
    lastFailureAt: row?.failed_at ?? null,
    problem: row?.problem ?? null,
  };
}

/** For metrics. */
export async function loadLastBackups(db: Kysely<Schema>) {
  const row = await db.selectFrom('backup').select(['succeeded_at', 'failed_at', 'bytes']).executeTakeFirst();
  return {
    succeededAt: row?.succeeded_at ?? null,
    bytes: row?.bytes ?? null,
    failedAt: row?.failed_at ?? null,
  };
}

/** Plans the next backup; null for none. */
export async function planBackup(db: Kysely<Schema>, dueAt: Date | null): Promise<void> {
  await db
    .insertInto('backup')
    .values({ due_at: dueAt })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ due_at: dueAt }))
    .execute();
}

/**
 * Claims the backup that is due; false if none is, or if another node has it. A time that a wrong clock wrote counts as
 * come.
 */
export async function claimBackup(db: Kysely<Schema>, lease: Lease, now: Date): Promise<boolean> {
  const due = sql<boolean>`(due_at <= ${now} or due_at > ${new Date(now.getTime() + farthestMs)}
    or started_at > ${new Date(now.getTime() + slackMs)})`;
  const also = sql`, started_at = ${now}, due_at = ${now}`;
  return (await claimNext(db, backups, lease, { now, due, also })) !== null;
}

export const renewBackup = (db: Kysely<Schema>, lease: Lease): Promise<boolean> =>
  renew(db, backups, id, lease);

/** A person who requested one while this one was written gets another one. */
const unlessAsked = (dueAt: Date | null) =>
  sql`case when due_at > started_at then due_at else ${dueAt}::timestamptz end`;

export const backupSucceeded = (
  db: Kysely<Schema>,
  owner: string,
  { at, ...written }: WrittenBackup,
  dueAt: Date | null,
): Promise<boolean> =>
  finish(db, backups, id, owner, { due_at: unlessAsked(dueAt), succeeded_at: at, ...written, problem: null });

export const backupFailed = (
  db: Kysely<Schema>,
  owner: string,
  { at, problem, dueAt }: { readonly at: Date; readonly problem: Problem; readonly dueAt: Date | null },
): Promise<boolean> =>
  finish(db, backups, id, owner, { due_at: unlessAsked(dueAt), failed_at: at, problem: json(problem) });

/** This process ends before the backup is written, so another process starts it again. */
export const backupInterrupted = (db: Kysely<Schema>, owner: string, now: Date): Promise<boolean> =>
  finish(db, backups, id, owner, { due_at: now });

/** Only at the start of the only process of an embedded database. */
export const releaseBackup = (db: Kysely<Schema>): Promise<void> => releaseAll(db, backups);
