import { type Kysely, sql } from 'kysely';

/**
 * Indexes for the orders of the list of tickets: without them, each page sorts all tickets. Both expressions are those
 * of `ticketSorts` (tickets/record/ticket-list.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index ticket_created_order on ticket ((coalesce(created_at, timestamptz 'epoch')), id)`.execute(
    db,
  );
  await sql`create index ticket_state_order on ticket (state collate "C", id)`.execute(db);
}
