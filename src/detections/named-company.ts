import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { bigintArray } from '../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';

/** How rows of other lists name their company: in the same way as the list of companies. */
export const namedCompany = {
  companyId: z.number(),
  companyName: z.string(),
  companyExternalId: z
    .string()
    .describe('The source’s own id of it; empty for what it attributed to no company.'),
  sameNameElsewhere: z.boolean().describe('Another company of a source has the same name: show its id too.'),
};

/** The columns of the company that such rows select. */
export const companyColumns = [
  'company.name as company_name',
  'company.external_id as company_external_id',
] as const;

interface Row {
  readonly company_id: number;
  readonly company_name: string;
  readonly company_external_id: string;
}

export type Named<R extends Row = Row> = R & { readonly same_name_elsewhere: boolean };

export const viewNamed = (row: Named) => ({
  companyId: row.company_id,
  companyName: row.company_name,
  companyExternalId: row.company_external_id,
  sameNameElsewhere: row.same_name_elsewhere,
});

/**
 * Adds to each row whether another company, of those in `among`, has the same name. For one page or batch at a time.
 */
export async function withSameNames<R extends Row>(
  db: Kysely<Schema>,
  rows: readonly R[],
  among: CompanyScope = 'all',
): Promise<Named<R>[]> {
  const shared = await sharedNames(db, [...new Set(rows.map((row) => row.company_id))], among);
  return rows.map((row) => ({ ...row, same_name_elsewhere: shared.has(row.company_id) }));
}

/** Which of these companies share their name with another company in `among`. */
export async function sharedNames(
  db: Kysely<Schema>,
  ids: readonly number[],
  among: CompanyScope = 'all',
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  // Not by `exists`: PostgreSQL would join, and read the names of all companies.
  const shared = await sql<{ id: number }>`
    select id from company c where id = any(${bigintArray(ids)})
      and (select true from company other where lower(other.name) = lower(c.name) and other.id <> c.id
        and ${isInScope('other.id', among)} limit 1)
  `.execute(db);
  return new Set(shared.rows.map(({ id }) => id));
}
