import type { SelectQueryBuilder } from 'kysely';
import { isOneOf } from './arrays.ts';

/** Whose rows somebody may see: those of every company, or of these ids. */
export type CompanyScope = 'all' | ReadonlySet<number>;

/** The rows of the companies in a scope. @param column the company's id: `incident.company_id`. */
export function inScope<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  column: string,
  companies: CompanyScope,
): SelectQueryBuilder<DB, TB, O> {
  return companies === 'all' ? query : query.where(isOneOf(column, companies));
}
