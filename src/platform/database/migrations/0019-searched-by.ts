import { type Kysely, sql } from 'kysely';

/**
 * The process that searches for what may have been sent. The times of a search schedule only prove that something is
 * absent if one clock measured them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ticket add column searched_by text`.execute(db);
  await sql`alter table ticket_operation add column searched_by text`.execute(db);
  await sql`alter table ticket_command add column answer_searched_by text`.execute(db);
}
