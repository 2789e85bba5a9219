import { type Kysely, sql } from 'kysely';

/**
 * What the source reports about the domain (age, registrar, categories, lists), as JSON: it is only read for the text
 * of a ticket. And attachments, a follow-up like a note: `schema-tickets.ts` alone declares which kinds exist.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table detection add column facts jsonb`.execute(db);
  await sql`alter table ticket_operation drop constraint if exists ticket_operation_kind_check`.execute(db);
}
