import { type Kysely, sql } from 'kysely';

/** A source may say that what it detected is over; an incident is over once all its detections are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table detection add column over_at timestamptz`.execute(db);
}
