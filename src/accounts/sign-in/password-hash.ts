import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** The user’s password as {@link sealedPasswords} made it; undefined for who signs in by the OpenID provider alone. */
export async function passwordHash(db: Kysely<Schema>, userId: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return account?.password ?? undefined;
}
