import { type Kysely, sql } from 'kysely';
import { exportedTables, presentTables } from '../../src/ops/export/tables.ts';
import type { Schema } from '../../src/platform/database/schema.ts';

/** Every row of every table that an export keeps, as text, by the name of the table. */
export async function tableContents(db: Kysely<Schema>): Promise<Record<string, string[]>> {
  const names = exportedTables.map(({ name }) => name);
  const there = new Set(await presentTables(db, names));
  const all: Record<string, string[]> = {};
  for (const { name, key } of exportedTables.filter((table) => there.has(table.name))) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t order by ${sql.ref(key)}`.execute(db);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}
