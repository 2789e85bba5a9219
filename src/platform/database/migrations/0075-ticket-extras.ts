import { type Kysely, sql } from 'kysely';

/**
 * What a source says of a detection's domain (age, registrar, categories, lists), as one value: it is only read for the
 * text of a ticket. And attachments, a follow-up like a note: `schema-tickets.ts` alone declares which kinds there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table detection add column facts jsonb`.execute(db);
  await sql`alter table ticket_operation drop constraint if exists ticket_operation_kind_check`.execute(db);
}
