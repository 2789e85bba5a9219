import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { bigintArray, isOneOf } from '../platform/database/arrays.ts';
import type { CompanyScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Role } from '../platform/http/principal.ts';
import { refuse } from '../platform/values/problem.ts';
import { accountProblems } from './problems.ts';

/** The companies that a user or an API token is limited to, by name; null for no limit. */
export type Limit = readonly { readonly id: number; readonly name: string }[] | null;

/** A limit in an answer. */
export const limitSchema = z
  .array(z.object({ id: z.number(), name: z.string() }))
  .nullable()
  .describe(
    'The companies whose things it may see; null: all. An empty list: none, since they were deleted.',
  );

/** A limit in a request. */
export const companyIdsSchema = z
  .array(z.number().int().positive())
  .max(1000)
  .nullable()
  .describe('Limits it to these companies; an empty list: none; null: all. Not for the role `admin`.');

/** The column `companies` of a query on users or on tokens. */
export const limitOf = (table: 'user' | 'api_token') =>
  sql<Limit>`case when ${sql.ref(`${table}.limited`)} then (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by lower(c.name), c.id), '[]')
    from company_limit l join company c on c.id = l.company_id
    where ${sql.ref(table === 'user' ? 'l.user_id' : 'l.token_id')} = ${sql.ref(`${table}.id`)}) end`;

export const scopeOf = (limit: Limit): CompanyScope =>
  limit === null ? 'all' : new Set(limit.map(({ id }) => id));

/** The names of companies; deleted ones are left out. */
export async function nameCompanies(
  db: Kysely<Schema>,
  ids: ReadonlySet<number>,
): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('company')
    .select(['id', 'name'])
    .where(isOneOf('id', ids))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}

/** The current scope of a user. A deleted user sees nothing. */
export async function loadUserScope(db: Kysely<Schema>, userId: string): Promise<CompanyScope> {
  const user = await db
    .selectFrom('user')
    .select(limitOf('user').as('companies'))
    .where('id', '=', userId)
    .executeTakeFirst();
  return user === undefined ? new Set() : scopeOf(user.companies);
}

/**
 * Limits a user or a token to companies, or (null) removes the limit.
 * @throws `not_found` for an unknown company.
 */
export async function saveLimit(
  tx: Kysely<Schema>,
  of: { readonly userId: string } | { readonly tokenId: number },
  companyIds: readonly number[] | null,
): Promise<void> {
  const [table, column, id] =
    'userId' in of
      ? (['user', 'user_id', of.userId] as const)
      : (['api_token', 'token_id', of.tokenId] as const);
  await sql`update ${sql.table(table)} set limited = ${companyIds !== null} where id = ${id}`.execute(tx);
  await sql`delete from company_limit where ${sql.ref(column)} = ${id}`.execute(tx);
  const wanted = [...new Set(companyIds)];
  const { rows } = await sql<{ company_id: number }>`
    insert into company_limit (${sql.ref(column)}, company_id)
    select ${id}, company.id from company where company.id = any(${bigintArray(wanted)})
    returning company_id
  `.execute(tx);
  const missing = wanted.find((one) => !rows.some((row) => row.company_id === one));
  if (missing !== undefined) throw refuse('not_found', accountProblems.companyNotFound(missing));
}

/** @throws `invalid` if an administrator would be limited. */
export function refuseLimitedAdmin(role: Role, companyIds: readonly number[] | null): void {
  if (role === 'admin' && companyIds !== null) throw refuse('invalid', accountProblems.adminNotLimited());
}
