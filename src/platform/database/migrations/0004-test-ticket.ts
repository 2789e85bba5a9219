import { type Kysely, sql } from 'kysely';

/**
 * Test tickets, by the request that asked for each: noted before it is sent, so that the same request again finds
 * what became of the first and never sends another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table test_ticket (
      request_id text primary key,
      reference text not null unique,
      connectwise_company_id integer not null,
      board_name text not null,
      asked_at timestamptz not null,
      asked_by text not null,
      outcome text not null check (outcome in ('sending', 'created', 'refused', 'unknown')),
      connectwise_id integer,
      url text,
      problem jsonb
    )`.execute(db);
}
