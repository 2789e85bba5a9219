import { type Kysely, sql } from 'kysely';

/** The line of a feed that each of its entries is from. Copies without are fetched again, whether or not they changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dns_feed_content add column lines bytea`.execute(db);
  await sql`update dns_feed_content set etag = null, last_modified = null`.execute(db);
}
