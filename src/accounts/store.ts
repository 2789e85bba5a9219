import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { GuardedScope, Role } from '../platform/http/principal.ts';
import { type Limit, limitOf, saveLimit } from './company-limit.ts';

export type TokenRow = Omit<Selectable<Schema['api_token']>, 'hash' | 'limited'> & {
  readonly companies: Limit;
};

export interface NewTokenRow {
  readonly name: string;
  readonly role: Role;
  readonly hash: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly scopes: readonly GuardedScope[];
  /** The companies that the token is limited to; null for no limit. */
  readonly companyIds: readonly number[] | null;
}

const columns = [
  'id',
  'name',
  'role',
  'hint',
  'created_at',
  'created_by',
  'last_used_at',
  'expires_at',
  'revoked_at',
  'scopes',
] as const;

const tokens = (db: Kysely<Schema>) =>
  db.selectFrom('api_token').select(columns).select(limitOf('api_token').as('companies'));

/**
 * Locks the tokens until this transaction ends, on all nodes, for changes that depend on which tokens exist. Otherwise
 * two first tokens could be created, or two administrators could revoke each other. Reading is still possible.
 */
export async function lockTokens(trx: Kysely<Schema>): Promise<void> {
  await sql`lock table api_token in share row exclusive mode`.execute(trx);
}

export async function anyToken(db: Kysely<Schema>): Promise<boolean> {
  return (await db.selectFrom('api_token').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertToken(db: Kysely<Schema>, token: NewTokenRow): Promise<TokenRow> {
  const { id } = await db
    .insertInto('api_token')
    .values({
      name: token.name,
      role: token.role,
      hash: token.hash,
      hint: token.hint,
      created_at: token.createdAt,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
      scopes: token.scopes.join(','),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (token.companyIds !== null) await saveLimit(db, { tokenId: id }, token.companyIds);
  return tokens(db).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function findTokenByHash(db: Kysely<Schema>, hash: string): Promise<TokenRow | undefined> {
  return tokens(db).where('hash', '=', hash).executeTakeFirst();
}

export async function findToken(db: Kysely<Schema>, id: number): Promise<TokenRow | undefined> {
  return tokens(db).where('id', '=', id).executeTakeFirst();
}

/** The hashes of all tokens that were not revoked. */
export async function listTokenHashes(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('api_token').select('hash').where('revoked_at', 'is', null).execute();
  return new Set(rows.map(({ hash }) => hash));
}

/** Tokens, newest first; those before `beforeId` if it is given. */
export async function listTokens(db: Kysely<Schema>, limit: number, beforeId?: number): Promise<TokenRow[]> {
  const newest = tokens(db).orderBy('id', 'desc').limit(limit);
  return (beforeId === undefined ? newest : newest.where('id', '<', beforeId)).execute();
}

/** Tokens that a person created and that are not revoked. `userId` as in `user:…`. */
export async function tokensMadeBy(db: Kysely<Schema>, userId: string): Promise<TokenRow[]> {
  return tokens(db)
    .where(sql<boolean>`right(created_by, length(${`(${userId})`})) = ${`(${userId})`}`)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Whether an administrator’s token other than `id` is valid. */
export async function otherAdminWorks(db: Kysely<Schema>, id: number, now: Date): Promise<boolean> {
  const other = await db
    .selectFrom('api_token')
    .select('id')
    .where('role', '=', 'admin')
    .where('id', '<>', id)
    .where('revoked_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

export async function markRevoked(db: Kysely<Schema>, id: number, now: Date): Promise<void> {
  await db.updateTable('api_token').set({ revoked_at: now }).where('id', '=', id).execute();
}

/** Stores the use, unless one was stored after `since`: a busy token must not write at every request. */
export async function markUsed(db: Kysely<Schema>, id: number, now: Date, since: Date): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where((is) => is.or([is('last_used_at', 'is', null), is('last_used_at', '<=', since)]))
    .execute();
}

/** Whether the token is valid at `now`. */
export function works(token: TokenRow, now: Date): boolean {
  return token.revoked_at === null && (token.expires_at === null || token.expires_at > now);
}
