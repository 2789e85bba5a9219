import { type Kysely, sql } from 'kysely';

/** Each batch of decisions looks up which companies have an open roll-up: few rows among all open incidents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index incident_open_roll_up on incident (company_id, kind)
    where kind <> 'detections' and state = 'open'`.execute(db);
}
