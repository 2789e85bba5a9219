import { CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** How many rows PostgreSQL expects a query to find, from its statistics. Nothing is read, so it takes a millisecond. */
export async function estimateRows(db: Kysely<Schema>, query: RawBuilder<unknown>): Promise<number> {
  const { sql: text, parameters } = query.compile(db);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(
    CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]),
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
