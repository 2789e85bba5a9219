import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { migrations } from '../../../src/platform/database/migrations.ts';
import type { Schema } from '../../../src/platform/database/schema.ts';

const stored = readFileSync(path.join(import.meta.dirname, 'after-0012.sql'), 'utf8');
const upTo0012 = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0013'));

/** The tables as they were after migration 0012, with what Picket stored in them. */
export async function restoreAfter0012(db: Kysely<Schema>): Promise<void> {
  await emptySchema(db);
  await migrate(db, upTo0012);
  for (const statement of stored.split(/;\n/)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
}

/** No tables at all, as before the first start. */
export async function emptySchema(db: Kysely<Schema>): Promise<void> {
  await sql.raw('drop schema public cascade').execute(db);
  await sql.raw('create schema public').execute(db);
}
