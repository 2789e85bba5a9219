import { type Kysely, sql } from 'kysely';

/** The failure of one ticket is stored with that ticket, and the failure of a round of reading with its beginning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table ticket add column read_problem jsonb, add column read_problem_since timestamptz`,
  `create index ticket_unreadable on ticket (id) where read_problem is not null`,
  `alter table ticket_sync add column problem_since timestamptz`,
];
