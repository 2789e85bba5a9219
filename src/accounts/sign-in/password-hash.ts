import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/**
 * The user’s password as {@link sealedPasswords} encrypted it; undefined for a user who signs in only by the OpenID
 * provider.
 */
export async function passwordHash(db: Kysely<Schema>, userId: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return account?.password ?? undefined;
}
