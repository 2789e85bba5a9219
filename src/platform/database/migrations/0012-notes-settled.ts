import { type Kysely, sql } from 'kysely';

/**
 * ConnectWise tells when a ticket changed to the second, so that a note may come in the second whose change was read
 * already: each change has the notes read twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ticket_notes add column settled boolean not null default true`.execute(db);
}
