import { type Kysely, sql } from 'kysely';

/** When the next backup is due, who writes it, and what became of the last ones: a single row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backup (
      id integer primary key default 1 check (id = 1),
      -- Null: none is planned.
      due_at timestamptz,
      locked_by text,
      locked_until timestamptz,
      started_at timestamptz,
      succeeded_at timestamptz,
      -- The last good one: its path and machine.
      file text,
      host text,
      bytes bigint,
      rows bigint,
      failed_at timestamptz,
      -- Why the last one failed; null once one succeeded.
      problem jsonb
    )`.execute(db);
}
