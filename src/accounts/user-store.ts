import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { Role } from '../platform/http/principal.ts';
import { type Limit, limitOf } from './company-limit.ts';

export interface UserRow
  extends Pick<
    Selectable<Schema['user']>,
    'id' | 'name' | 'email' | 'role' | 'disabled_at' | 'two_factor_enabled' | 'created_at'
  > {
  /** Whether there is any way in which the user can sign in yet: a password, or an OpenID account. */
  readonly signs_in: boolean;
  readonly companies: Limit;
}

/**
 * Makes whoever else decides by what users there are wait until this transaction ends, on any node: two first
 * administrators, or two who demote each other, cannot both succeed. Reading goes on.
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

/** By e-mail address; those after `afterEmail`, where it is given. */
export async function listUsers(
  db: Kysely<Schema>,
  limit: number,
  afterEmail: string | undefined,
): Promise<UserRow[]> {
  const all = users(db).orderBy('email').limit(limit);
  return (afterEmail === undefined ? all : all.where('email', '>', afterEmail)).execute();
}

/** Whether there has ever been an administrator: the last one that is enabled cannot be taken away. */
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
    // Whoever adds a user vouches for the address; an OpenID provider’s word about it is only then enough.
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

/** Gives the user this password, whether or not there was one. `hash` as {@link sealedPasswords} makes it. */
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
