import { type Kysely, sql } from 'kysely';

/**
 * Tokens, users, connection and export take more than a role. A person confirms with password and code: `confirmed_at` is
 * when a session last did. A token names the scopes that it was given, separated by commas. Tokens of administrators that
 * exist keep what they could do, but for the export, which holds every secret.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column confirmed_at timestamptz`.execute(db);
  await sql`alter table api_token add column scopes text not null default ''`.execute(db);
  await sql`update api_token set scopes = 'tokens,users,connection' where role = 'admin'`.execute(db);
}
