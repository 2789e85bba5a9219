import { Kysely, sql } from 'kysely';
import type { Problem } from '../values/problem.ts';
import { diskFullMemory } from './disk-full.ts';
import { openEmbedded } from './embedded.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import type { Engine } from './engine.ts';
import { type Log, noLog } from './log.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import type { Schema } from './schema.ts';
import { checkServer, findReadOnly, serverDialect } from './server.ts';

export type DatabaseOptions =
  /** PGlite, in a folder that only this process uses. */
  | { readonly kind: 'embedded'; readonly folder: string }
  /** A PostgreSQL server, version 15 or later. */
  | { readonly kind: 'server'; readonly url: string; readonly poolSize?: number };

export interface Database {
  readonly kind: DatabaseOptions['kind'];
  readonly db: Kysely<Schema>;
  /** Runs the pending migrations and returns their names. */
  migrate(): Promise<string[]>;
  pendingMigrations(): Promise<string[]>;
  /** Runs `vacuum analyze` on the embedded database, which has no autovacuum. Call it regularly. */
  vacuum(): Promise<void>;
  /** Why the database takes no writes, where it is a server that does not. */
  readOnly(): Promise<Problem | null>;
  /** Why a write failed within the last minute, where its disk was full. */
  diskFull(): Problem | null;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log?: Log;
  /**
   * The embedded database ended unexpectedly, or its lock was lost. Nothing works after that: end the process.
   */
  readonly onLost?: (problem: Problem) => void;
}

/**
 * Opens the database without running migrations ({@link Database.migrate}). Throws problems that say what to
 * do.
 */
export async function openDatabase(
  options: DatabaseOptions,
  { log = noLog, onLost = () => {} }: OpenOptions = {},
): Promise<Database> {
  if (options.kind === 'server') return openServer(options.url, options.poolSize ?? 10, log);
  const engine = await openEmbedded(options.folder, log, onLost);
  return embeddedDatabase(engine);
}

/** A database over one embedded connection, in this thread or another. */
export function embeddedDatabase(engine: Engine): Database {
  const full = diskFullMemory();
  const noting: Engine = {
    ...engine,
    query: (text, parameters) => full.note(engine.query(text, parameters)),
  };
  const db = new Kysely<Schema>({ dialect: embeddedDialect(noting) });
  return {
    diskFull: full.recent,
    readOnly: async () => null,
    kind: 'embedded',
    db,
    migrate: () => migrate(db),
    pendingMigrations: () => pendingMigrations(db),
    vacuum: async () => {
      await sql`vacuum analyze`.execute(db);
    },
    async close() {
      await db.destroy();
      // Kysely closes only connections that it has used.
      await engine.close();
    },
  };
}

async function openServer(url: string, poolSize: number, log: Log): Promise<Database> {
  await checkServer(url);
  return serverDatabase(url, poolSize, log);
}

/** A database on a server that is known to answer. */
export function serverDatabase(url: string, poolSize: number, log: Log): Database {
  const full = diskFullMemory();
  const options = { url, poolSize, statementTimeout: 60_000, answerTimeout: 75_000 };
  const db = new Kysely<Schema>({ dialect: serverDialect(options, log, full) });
  return {
    diskFull: full.recent,
    readOnly: () => findReadOnly(db, url),
    kind: 'server',
    db,
    /** On a separate connection without a time limit: a migration of a large table may take long. */
    async migrate() {
      const patient = new Kysely<Schema>({
        dialect: serverDialect({ url, poolSize: 1, statementTimeout: 0, answerTimeout: 0 }, log),
      });
      try {
        return await migrate(patient);
      } finally {
        await patient.destroy();
      }
    },
    pendingMigrations: () => pendingMigrations(db),
    vacuum: async () => {},
    close: () => db.destroy(),
  };
}
