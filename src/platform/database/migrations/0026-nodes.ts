import { type Kysely, sql } from 'kysely';

/** The processes that use the database, so that an upgrade sees which of them are of which version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table node (
      id text primary key,
      host text not null,
      version text not null,
      -- The last migration that it knows.
      migration text not null,
      started_at timestamptz not null,
      seen_at timestamptz not null
    )`.execute(db);
}
