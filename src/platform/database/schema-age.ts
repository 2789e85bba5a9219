import { type Kysely, sql } from 'kysely';
import { migrations as ours } from './migrations.ts';
import type { Schema } from './schema.ts';

/** How a database that has run some migrations compares with this version. */
export type SchemaAge =
  | { readonly age: 'same' }
  | { readonly age: 'older'; readonly pending: readonly string[] }
  /** This version does not know these migrations. */
  | { readonly age: 'newer'; readonly unknown: readonly string[] };

export function schemaAge(done: readonly string[], known: readonly string[] = Object.keys(ours)): SchemaAge {
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { age: 'newer', unknown };
  const pending = known.filter((name) => !done.includes(name));
  return pending.length === 0 ? { age: 'same' } : { age: 'older', pending };
}

/** The migrations that have run, in order; none on an empty database. */
export async function migrationsDone<T>(db: Kysely<T>): Promise<string[]> {
  const table = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!table.rows[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by timestamp, name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * Creates the tables again, empty, by running these migrations in the given order. For a transaction that then fills
 * them and runs the other migrations ({@link runMigrations}).
 */
export async function rebuildTables(
  tx: Kysely<Schema>,
  tables: readonly string[],
  done: readonly string[],
): Promise<void> {
  const all = sql.join(tables.map((name) => sql.table(name)));
  await sql`drop table if exists ${all} cascade`.execute(tx);
  await runMigrations(tx, done);
}

export async function runMigrations(tx: Kysely<Schema>, names: readonly string[]): Promise<void> {
  for (const name of names) await ours[name]?.up(tx);
}
