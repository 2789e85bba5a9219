import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { type Change, changePolicy, type PolicyDeps } from '../change-policy.ts';
import { insertCompany } from './insert-company.ts';
import { dnsCompanyProblems } from './problems.ts';

/** Creates a company of the protective DNS. It appears under Companies, where it is mapped. */
export function createCompany(deps: PolicyDeps, name: string, principal: Principal): Promise<number> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const sourceId = await deps.sourceId(tx, at);
    await refuseTakenName(tx, sourceId, name, null);
    const id = await insertCompany(tx, { sourceId, name, at, by });
    await audit({ action: 'dns_company.added', subject: `company:${id}`, after: { name } });
    return id;
  });
}

export interface CompanyFields {
  readonly name?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly categories?: string[] | undefined;
  readonly categoriesOff?: string[] | undefined;
}

/** Renames or archives a company, or changes its categories. The resolver no longer answers an archived company. */
export function changeCompany(
  deps: PolicyDeps,
  id: number,
  { name, archived, categories, categoriesOff }: CompanyFields,
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    const before = await lockCompany(change, id);
    if (name !== undefined) {
      await refuseTakenName(tx, before.source_id, name, id);
      await tx.updateTable('company').set({ name }).where('id', '=', id).execute();
    }
    const set = {
      ...(archived === undefined || archived === before.archived
        ? {}
        : { archived_at: archived ? at : null, archived_by: archived ? by : null }),
      ...(categories === undefined ? {} : { categories }),
      ...(categoriesOff === undefined ? {} : { categories_off: categoriesOff }),
    };
    if (Object.keys(set).length > 0)
      await tx.updateTable('dns_company').set(set).where('company_id', '=', id).execute();
    const { source_id: _, ...fields } = before;
    await audit({
      action: 'dns_company.changed',
      subject: `company:${id}`,
      before: fields,
      after: { ...fields, ...JSON.parse(JSON.stringify({ name, archived, categories, categoriesOff })) },
    });
  });
}

export async function lockCompany({ tx }: Pick<Change, 'tx'>, id: number) {
  const row = await tx
    .selectFrom('dns_company')
    .innerJoin('company', 'company.id', 'dns_company.company_id')
    .select(['source_id', 'name', 'categories', 'categories_off as categoriesOff', 'archived_at'])
    .where('company_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', dnsCompanyProblems.notFound(id));
  const { archived_at: archivedAt, ...rest } = row;
  return { ...rest, archived: archivedAt !== null };
}

async function refuseTakenName(
  tx: Kysely<Schema>,
  sourceId: number,
  name: string,
  own: number | null,
): Promise<void> {
  const taken = await tx
    .selectFrom('company')
    .select('id')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '!=', own ?? 0)
    .executeTakeFirst();
  if (taken !== undefined) throw refuse('conflict', dnsCompanyProblems.nameTaken(name));
}
