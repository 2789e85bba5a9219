import { type Kysely, sql } from 'kysely';

/** One process goes on with the searches for a report’s ticket: clocks that differ would use up the schedule at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_delivery add column searched_by text`.execute(db);
}
