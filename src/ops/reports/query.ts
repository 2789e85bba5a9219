import type { Kysely } from 'kysely';
import { z } from 'zod';
import { listCompanies } from '../../companies/store.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { idSchema } from '../../platform/http/page.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { Subject } from './load-summary.ts';
import { periodQuery } from './period-query.ts';
import { reportProblems } from './problems.ts';

export const reportQuery = z.object({
  ...periodQuery,
  companyId: idSchema.optional().describe('One company; without it, all that the caller may see together.'),
});

/** The subject of the requested report. A company outside of the caller's scope is not found. */
export async function subjectOf(
  db: Kysely<Schema>,
  companyId: number | undefined,
  companies: CompanyScope,
): Promise<Subject> {
  if (companyId === undefined) return (await onlyOne(db, companies)) ?? { ...nobody, companies };
  const [company] = await listCompanies(db, { ids: [companyId], companies, limit: 1 });
  if (company === undefined) throw refuse('not_found', reportProblems.companyNotFound(companyId));
  return { companyId, companyName: company.name, companies: new Set([companyId]) };
}

const nobody = { companyId: null, companyName: null };

/** If the caller sees one company, the report is of that company, and has its name. */
async function onlyOne(db: Kysely<Schema>, companies: CompanyScope): Promise<Subject | null> {
  if (companies === 'all' || companies.size !== 1) return null;
  const [company] = await listCompanies(db, { companies, limit: 1 });
  return company === undefined ? null : { companyId: company.id, companyName: company.name, companies };
}
