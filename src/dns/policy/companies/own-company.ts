import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { insertCompany } from './insert-company.ts';

/** The name of the MSP's own company if the MSP’s name is unknown. */
export const usualOwnName = 'Our own networks';

export interface NewOwnCompany {
  /** The source of the resolver’s detections, which the caller has locked. */
  readonly sourceId: number;
  readonly name: string;
  readonly at: Date;
  readonly by: string;
}

/**
 * Returns the company of the MSP itself, for its own networks; creates it if needed. An existing company of that name
 * becomes it. It is like any other company: it appears under Companies, and it needs a mapping for tickets.
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

/** Creates it with its audit entry, if it does not exist yet. */
export function makeOwnCompany(
  deps: PolicyDeps,
  /** Null if the MSP's name is unknown. */
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
