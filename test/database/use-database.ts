import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { noLog } from '../../src/platform/database/log.ts';
import { type Database, embeddedDatabase, serverDatabase } from '../../src/platform/database/open.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import { emptyUsedTables } from './empty-tables.ts';
import { memoryEngine } from './memory.ts';
import { administer, databaseUrl } from './server.ts';

export interface TestDatabase {
  readonly db: Kysely<Schema>;
  readonly database: Database;
  /** Its address on a server; undefined if it is embedded. */
  readonly url: string | undefined;
}

/**
 * A database that no other test file uses at the same time, with all tables, emptied before every test. Call it at the
 * top of the file (or of a `describe`); the vitest project determines the engine. Name the file `*.db.test.ts` to run
 * it on both.
 */
export function useDatabase(): TestDatabase {
  const serverUrl = inject('serverUrl');
  return serverUrl ? useServer(serverUrl) : useMemory();
}

/** One for all files of a worker process, which runs them one after another: starting another takes seconds. */
let shared: Database | undefined;

function useMemory(): TestDatabase {
  shared ??= embeddedDatabase(memoryEngine());
  const database = shared;
  beforeAll(async () => {
    await database.migrate();
  });
  return emptied(database, undefined);
}

function useServer(serverUrl: string): TestDatabase {
  const name = `picket_test_${randomBytes(6).toString('hex')}`;
  const url = databaseUrl(serverUrl, name);
  const database = serverDatabase(url, 5, noLog);
  beforeAll(() => administer(serverUrl, `create database ${name} template ${inject('serverTemplate')}`));
  afterAll(async () => {
    await database.close();
    await administer(serverUrl, `drop database if exists ${name} with (force)`);
  });
  return emptied(database, url);
}

function emptied(database: Database, url: string | undefined): TestDatabase {
  const { db } = database;
  beforeEach(() => sql.raw(emptyUsedTables).execute(db));
  return { db, database, url };
}
