import type { Kysely } from 'kysely';
import { type CompanyScope, inScope, sees } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { PinView } from './link-view.ts';
import { configurationLinks } from './load-links.ts';
import { linkProblems } from './problems.ts';

interface PinFilter {
  readonly companies: CompanyScope;
  readonly companyId?: number | undefined;
  /** The number of the last pin of the previous page. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** The remembered configurations, the newest first. */
export async function listPins(
  db: Kysely<Schema>,
  { companies, companyId, after, limit }: PinFilter,
): Promise<PinView[]> {
  let query = db
    .selectFrom('device_pin')
    .innerJoin('company', 'company.id', 'device_pin.company_id')
    .selectAll('device_pin')
    .select('company.name as company_name');
  query = inScope(query, 'device_pin.company_id', companies);
  if (companyId !== undefined) query = query.where('device_pin.company_id', '=', companyId);
  if (after !== undefined) query = query.where('device_pin.id', '<', after);
  const rows = await query.orderBy('device_pin.id', 'desc').limit(limit).execute();
  const shown = await configurationLinks(db);
  return rows.map((row) => ({
    id: row.id,
    companyId: row.company_id,
    companyName: row.company_name,
    device: row.device,
    configuration: shown(row.configuration_id, row.configuration_name),
    pinnedBy: row.pinned_by,
    pinnedAt: row.pinned_at.toISOString(),
  }));
}

/** Removes a remembered configuration: later incidents look the device up. Existing links stay. */
export async function removePin(
  { db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock },
  id: number,
  principal: Principal,
): Promise<void> {
  await transaction(db, async (tx) => {
    const row = await tx.selectFrom('device_pin').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined || !sees(principal.companies, row.company_id))
      throw refuse('not_found', linkProblems.noSuchPin(id));
    await tx.deleteFrom('device_pin').where('id', '=', id).execute();
    const before = { company: row.company_id, device: row.device, configuration: row.configuration_id };
    const actor = actorOf(principal);
    const subject = `device_pin:${id}`;
    await recordAudit(tx, { at: clock.now(), actor, action: 'device_pin.removed', subject, before });
  });
}
