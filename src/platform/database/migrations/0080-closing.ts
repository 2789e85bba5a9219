import { type Kysely, sql } from 'kysely';

/**
 * Closing a ticket is a follow-up of two writes: the note with the reason, then the status. `schema-tickets.ts` alone
 * declares which kinds exist, so that a new kind changes no constraint.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ticket_operation drop constraint if exists ticket_operation_kind_check`.execute(db);
  await sql`alter table ticket_operation
    add column step text constraint ticket_operation_step check (step in ('note', 'status'))`.execute(db);
}
