import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { Role } from '../platform/http/principal.ts';
import { type Limit, limitOf } from './company-limit.ts';

export interface UserRow
  extends Pick<
    Selectable<Schema['user']>,
    'id' | 'name' | 'email' | 'role' | 'disabled_at' | 'two_factor_enabled' | 'created_at'
  > {
  /** Whether the user can sign in: there is a password, or an OpenID account. */
  readonly signs_in: boolean;
  readonly companies: Limit;
}

/**
 * Locks the users until this transaction ends, on all nodes, for changes that depend on which users exist. Otherwise
 * two first administrators could be created, or two could demote each other. Reading is still possible.
 */
export async function lockUsers(trx: Kysely<Schema>): Promise<void> {
  await sql`lock table "user" in share row exclusive mode`.execute(trx);
}

const users = (db: Kysely<Schema>) =>
  db
    .selectFrom('user')
    .select(['id', 'name', 'email', 'role', 'disabled_at', 'two_factor_enabled', 'created_at'])
    .select(limitOf('user').as('companies'))
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('account').select('account.id').whereRef('account.user_id', '=', 'user.id'))
        .$castTo<boolean>()
        .as('signs_in'),
    );

export async function findUser(db: Kysely<Schema>, id: string): Promise<UserRow | undefined> {
  return users(db).where('id', '=', id).executeTakeFirst();
}

export async function findUserByEmail(db: Kysely<Schema>, email: string): Promise<UserRow | undefined> {
  return users(db).where('email', '=', email).executeTakeFirst();
}

/** Users by e-mail address; those after `afterEmail` if it is given. */
export async function listUsers(
  db: Kysely<Schema>,
  limit: number,
  afterEmail: string | undefined,
): Promise<UserRow[]> {
  const all = users(db).orderBy('email').limit(limit);
  return (afterEmail === undefined ? all : all.where('email', '>', afterEmail)).execute();
}

/**
 * Whether an administrator exists. There is always one after the first, since the last enabled one cannot be removed.
 */
export async function anyAdministrator(db: Kysely<Schema>): Promise<boolean> {
  const found = await db
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'admin')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether an administrator other than `id` is enabled. */
export async function otherAdministrator(db: Kysely<Schema>, id: string): Promise<boolean> {
  const other = await db
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'admin')
    .where('id', '<>', id)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

export interface NewUser {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
}

export async function insertUser(db: Kysely<Schema>, user: NewUser, now: Date): Promise<void> {
  await db
    .insertInto('user')
    // The administrator who adds a user confirms the address. Only then is the statement of an OpenID provider enough.
    .values({ ...user, email_verified: true, created_at: now, updated_at: now })
    .execute();
}

export async function updateUser(
  db: Kysely<Schema>,
  id: string,
  change: { readonly name?: string; readonly role?: Role; readonly disabled_at?: Date | null },
  now: Date,
): Promise<void> {
  await db
    .updateTable('user')
    .set({ ...change, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Sets the user's password, also if there was none. `hash` comes from {@link sealedPasswords}. */
export async function setPassword(
  db: Kysely<Schema>,
  { id, userId, hash }: { id: string; userId: string; hash: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('account')
    .values({
      id,
      user_id: userId,
      provider_id: 'credential',
      account_id: userId,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((at) =>
      at.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

export async function removePassword(db: Kysely<Schema>, userId: string): Promise<void> {
  await db
    .deleteFrom('account')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute();
}

export async function removeTwoFactor(db: Kysely<Schema>, userId: string, now: Date): Promise<void> {
  await db.deleteFrom('two_factor').where('user_id', '=', userId).execute();
  await db
    .updateTable('user')
    .set({ two_factor_enabled: false, updated_at: now })
    .where('id', '=', userId)
    .execute();
}
