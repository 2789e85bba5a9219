import { type Kysely, sql } from 'kysely';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { exportProblems } from './problems.ts';
import type { ExportedRow } from './read-export.ts';

const batchSize = 1000;
/** In bytes, because rows may be large. */
const batchLength = 4 * 1024 * 1024;

/** Inserts the rows of an export into these tables, whose schema is that of the export. New rows get higher ids. */
export async function insertRows(
  tx: Kysely<Schema>,
  rows: AsyncIterable<ExportedRow>,
  tables: readonly string[],
): Promise<void> {
  const columns = await storedColumns(tx, tables);
  let table = '';
  let texts: string[] = [];
  let length = 0;
  const flush = async () => {
    if (texts.length > 0) await insertBatch(tx, table, columns.get(table) ?? [], texts);
    [texts, length] = [[], 0];
  };
  for await (const row of rows) {
    if (!columns.has(row.table))
      throw new ProblemError(exportProblems.notAnExport(`it has rows of a table “${row.table}”`));
    if (row.table !== table || texts.length >= batchSize || length >= batchLength) await flush();
    table = row.table;
    texts.push(row.text);
    length += row.text.length;
  }
  await flush();
  await setNumbers(tx, tables);
}

async function insertBatch(
  tx: Kysely<Schema>,
  table: string,
  columns: readonly string[],
  texts: readonly string[],
): Promise<void> {
  const target = sql.table(table);
  const names = sql.join(columns.map((name) => sql.ref(name)));
  await sql`
    insert into ${target} (${names}) overriding system value
    select ${names} from jsonb_populate_recordset(null::${target}, ${`[${texts.join(',')}]`}::text::jsonb)
  `.execute(tx);
}

/** The columns of each table, except generated ones, which cannot be written. */
async function storedColumns(tx: Kysely<Schema>, tables: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select relname as table, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname = any(${textArray(tables)})
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by 1
  `.execute(tx);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

async function setNumbers(tx: Kysely<Schema>, tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select relname as table, attname as column from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = current_schema()::regnamespace and attidentity <> ''
      and relname = any(${textArray(tables)})
  `.execute(tx);
  for (const { table, column } of rows) {
    const id = sql.ref(column);
    await sql`
      select setval(pg_get_serial_sequence(${sql.lit(`"${table}"`)}, ${column}),
        greatest(max(${id}), 1), max(${id}) is not null)
      from ${sql.table(table)}
    `.execute(tx);
  }
}
