import { type Kysely, sql } from 'kysely';

/** The ID token of a session that began at the OpenID provider, encrypted: the sign-out at the provider needs it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column provider_token text`.execute(db);
}
