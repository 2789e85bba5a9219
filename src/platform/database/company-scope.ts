import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { isOneOf } from './arrays.ts';

/** The companies whose rows somebody may see: all of them, or those with these ids. */
export type CompanyScope = 'all' | ReadonlySet<number>;

export const sees = (companies: CompanyScope, id: number): boolean =>
  companies === 'all' || companies.has(id);

/** Whether two callers may see the same companies. */
export const isSameScope = (one: CompanyScope, other: CompanyScope): boolean =>
  one === 'all' || other === 'all'
    ? one === other
    : one.size === other.size && [...one].every((id) => other.has(id));

/** Whether the company of a row is in the scope, for SQL text. @param column as in {@link inScope}. */
export const isInScope = (column: string, companies: CompanyScope): RawBuilder<SqlBool> =>
  companies === 'all' ? sql`true` : isOneOf(column, companies);

/**
 * Limits a query to the companies in the scope. @param column the column of the company's id: `incident.company_id`.
 */
export function inScope<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  column: string,
  companies: CompanyScope,
): SelectQueryBuilder<DB, TB, O> {
  return companies === 'all' ? query : query.where(isOneOf(column, companies));
}
