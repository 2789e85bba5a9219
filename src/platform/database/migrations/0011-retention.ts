import { type Kysely, sql } from 'kysely';

/** Finds what is past its retention without reading everything that is not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index incident_closed on incident (closed_at) where state = 'closed'`,
  `create index detection_tally_hour on detection_tally using brin (hour)`,
];
