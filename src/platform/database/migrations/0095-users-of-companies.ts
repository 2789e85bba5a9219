import { type Kysely, sql } from 'kysely';

/** Counts of users for bills read the detections of a company that name a user. Many installations have none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index detection_user on detection (company_id, occurred_at) where user_name is not null`.execute(
    db,
  );
}
