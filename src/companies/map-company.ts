import type { Kysely } from 'kysely';
import type { CompanyRecord } from '../connectwise/client/types.ts';
import type { Schema } from '../platform/database/schema.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import { companyProblems } from './problems.ts';

/**
 * Maps a company to a ConnectWise company that was just read. Mapping it to the same one again only refreshes its name.
 */
export async function mapCompany(
  deps: ChangeDeps,
  companyId: number,
  target: CompanyRecord,
  principal: Principal,
  release?: ReleaseChoice,
): Promise<void> {
  await changeMapping(deps, { companyId, release }, principal, async (tx, before, by) => {
    const seen = {
      connectwise_company_id: target.id,
      connectwise_company_name: target.name,
      connectwise_company_identifier: target.identifier ?? null,
      problem: null,
      checked_at: by.at,
    };
    const isSame = before?.connectwiseCompanyId === target.id;
    const row = { ...seen, ...(isSame ? {} : { mapped_at: by.at, mapped_by: by.actor }) };
    await tx
      .insertInto('mapping')
      .values({ company_id: companyId, mapped_at: by.at, mapped_by: by.actor, ...seen })
      .onConflict((conflict) => conflict.column('company_id').doUpdateSet(row))
      .execute();
    return isSame ? before : { connectwiseCompanyId: target.id, name: target.name };
  });
}

/** Removes a company's mapping, if it has one. */
export async function unmapCompany(deps: ChangeDeps, companyId: number, principal: Principal): Promise<void> {
  await changeMapping(deps, { companyId }, principal, async (tx) => {
    await tx.deleteFrom('mapping').where('company_id', '=', companyId).execute();
    return null;
  });
}

interface Mapped {
  readonly connectwiseCompanyId: number;
  readonly name: string;
}

/** The change, the new decisions about the company's held incidents, and the audit entry, in one transaction. */
async function changeMapping(
  deps: ChangeDeps,
  { companyId, release }: { companyId: number; release?: ReleaseChoice | undefined },
  principal: Principal,
  change: (
    tx: Kysely<Schema>,
    before: Mapped | null,
    by: { at: Date; actor: string },
  ) => Promise<Mapped | null>,
): Promise<void> {
  await changing(deps, { companyId, release }, async (tx, at) => {
    const by = { at, actor: actorOf(principal) };
    const company = await tx
      .selectFrom('company')
      .select('name')
      .where('id', '=', companyId)
      .forKeyShare()
      .executeTakeFirst();
    if (company === undefined) throw refuse('not_found', companyProblems.notFound(companyId));
    const row = await tx
      .selectFrom('mapping')
      .select(['connectwise_company_id', 'connectwise_company_name'])
      .where('company_id', '=', companyId)
      .executeTakeFirst();
    const before: Mapped | null =
      row === undefined
        ? null
        : { connectwiseCompanyId: row.connectwise_company_id, name: row.connectwise_company_name };
    const after = await change(tx, before, by);
    if (after === before) return;
    await recordAudit(tx, {
      ...by,
      action: after === null ? 'company.unmapped' : 'company.mapped',
      subject: `company:${companyId}`,
      before: before === null ? undefined : { company: company.name, ...before },
      after: after === null ? undefined : { company: company.name, ...after },
    });
  });
}
