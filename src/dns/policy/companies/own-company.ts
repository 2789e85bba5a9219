import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { insertCompany } from './insert-company.ts';

/** What it is called where the MSP’s name is not known. */
export const usualOwnName = 'Our own networks';

export interface NewOwnCompany {
  /** The source of the resolver’s detections, locked. */
  readonly sourceId: number;
  readonly name: string;
  readonly at: Date;
  readonly by: string;
}

/**
 * The company of the MSP itself, with its own networks; it is made when it is first needed. A company of that name that
 * is there already becomes it. It is like any other: it appears under Companies, and its mapping opens its tickets.
 */
export async function ensureOwnCompany(
  tx: Kysely<Schema>,
  { sourceId, name, at, by }: NewOwnCompany,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const own = await tx
    .selectFrom('dns_company')
    .select('company_id as id')
    .where('own', '=', true)
    .executeTakeFirst();
  if (own !== undefined) return { ...own, isNew: false };
  const named = await tx
    .selectFrom('company')
    .innerJoin('dns_company', 'dns_company.company_id', 'company.id')
    .select('company.id')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
  const id = named?.id ?? (await insertCompany(tx, { sourceId, name, at, by }));
  await tx.updateTable('dns_company').set({ own: true }).where('company_id', '=', id).execute();
  return { id, isNew: true };
}

/** Makes it with its audit entry, if there is none yet. */
export function makeOwnCompany(
  deps: PolicyDeps,
  /** Null: the name of the MSP is not known. */
  name: (tx: Kysely<Schema>) => Promise<string | null>,
  principal: Principal,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const sourceId = await deps.sourceId(tx, at);
    const given = { sourceId, name: (await name(tx)) ?? usualOwnName, at, by };
    const own = await ensureOwnCompany(tx, given);
    const after = { name: given.name, own: true };
    if (own.isNew) await audit({ action: 'dns_company.added', subject: `company:${own.id}`, after });
    return own;
  });
}
