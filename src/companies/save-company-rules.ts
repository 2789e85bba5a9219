import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { fromConnectWise } from '../connectwise/connection/connectwise-failure.ts';
import { type Severity, severities } from '../incidents/severities.ts';
import { quietHoursSchema } from '../noise/quiet-hours.ts';
import type { Schema } from '../platform/database/schema.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import {
  type CompanyRules,
  initialRules,
  loadCompanyRules,
  type Priorities,
  writeCompanyRules,
} from './company-rules.ts';
import { companyProblems } from './problems.ts';

export const companyRulesBody = z.object({
  tickets: z.boolean(),
  why: z.string().trim().max(500).nullable(),
  priorities: z
    .partialRecord(z.enum(severities), z.number().int().positive())
    .describe('Priority ids by severity.'),
  quiet: quietHoursSchema.nullable(),
});
export type CompanyRulesBody = z.infer<typeof companyRulesBody>;

/** The priorities with their names; priorities that are saved already are not read again. */
export async function lookUpPriorities(
  client: () => Promise<ConnectWise>,
  wanted: CompanyRulesBody['priorities'],
  saved: Priorities,
): Promise<Priorities> {
  const chosen: Priorities = {};
  for (const [severity, id] of Object.entries(wanted) as [Severity, number | undefined][]) {
    if (id === undefined) continue;
    const same = Object.values(saved).find((one) => one?.id === id);
    const found =
      same ??
      fromConnectWise(await (await client()).priorities()).find((one) => one.id === id && !one.inactive);
    if (found === undefined) throw refuse('invalid', companyProblems.noSuchPriority(id));
    chosen[severity] = { id, name: found.name };
  }
  return chosen;
}

/** Saves the rules of one company; its held incidents are decided again. */
export async function saveCompanyRules(
  deps: ChangeDeps,
  companyId: number,
  after: Omit<CompanyRules, 'prioritiesProblem'>,
  principal: Principal,
  release?: ReleaseChoice,
): Promise<void> {
  await changing(deps, { companyId, release }, async (tx, at) => {
    const by = { at, actor: actorOf(principal) };
    const name = await demandCompany(tx, companyId);
    const before = (await loadCompanyRules(tx, [companyId])).get(companyId) ?? initialRules;
    const rules = { ...after, why: after.tickets ? null : after.why, prioritiesProblem: null };
    await writeCompanyRules(tx, companyId, rules, by);
    await recordAudit(tx, {
      ...by,
      action: 'company.rules_saved',
      subject: `company:${companyId}`,
      before: { company: name, ...before },
      after: { company: name, ...rules },
    });
  });
}

async function demandCompany(tx: Kysely<Schema>, companyId: number): Promise<string> {
  const row = await tx
    .selectFrom('company')
    .select('name')
    .where('id', '=', companyId)
    .forKeyShare()
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', companyProblems.notFound(companyId));
  return row.name;
}
