import { type Kysely, sql } from 'kysely';

/**
 * What a source says of a detection's domain (age, registrar, categories, lists), as one value: it is only read for the
 * text of a ticket. And the attachment of a ticket's detections, a follow-up like a note.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table detection add column facts jsonb`.execute(db);
  await sql`alter table ticket_operation drop constraint if exists ticket_operation_kind_check`.execute(db);
  // The code says which kinds there are: each new kind would otherwise change this again.
  await sql`alter table ticket_operation add constraint ticket_operation_kind_check
    check (kind ~ '^[a-z][a-z_]{1,30}$')`.execute(db);
}
