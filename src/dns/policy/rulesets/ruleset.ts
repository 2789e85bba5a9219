import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { lockCompany } from '../companies/change-company.ts';
import { rulesetProblems } from './problems.ts';
import type { RuleBody } from './rule-body.ts';

export type SavedRule = RuleBody & { readonly id: number };

/** The rules of a company, or of the MSP (null), in order. */
export async function loadRuleset(db: Kysely<Schema>, companyId: number | null): Promise<SavedRule[]> {
  const rows = await db
    .selectFrom('dns_rule')
    .select(['id', 'name', 'conditions', 'action', 'overrides_guard', 'locked', 'enabled'])
    .where('company_id', companyId === null ? 'is' : '=', companyId)
    .orderBy('place')
    .execute();
  return rows.map(({ conditions, overrides_guard: overridesGuard, ...rule }) => ({
    ...rule,
    overridesGuard,
    // It was checked when it was saved.
    when: conditions as RuleBody['when'],
  }));
}

/** Differs for every other content. A client that saves sends it to show which rules it read. */
export const revisionOf = (rules: readonly SavedRule[]): string =>
  createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16);

export interface NewRuleset {
  readonly items: readonly RuleBody[];
  /** The revision of the rules to replace; without it, any rules are replaced. */
  readonly revision?: string | undefined;
}

/** Replaces a ruleset; the given order becomes its order. Rules that are left out are deleted. */
export function saveRuleset(
  deps: PolicyDeps,
  companyId: number | null,
  { items: rules, revision }: NewRuleset,
  principal: Principal,
): Promise<void> {
  const locked = companyId === null ? undefined : rules.find((rule) => rule.locked);
  if (locked !== undefined) throw refuse('invalid', rulesetProblems.onlyMspLocks(locked.name));
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    // If two people save at once, the second transaction reads what the first one wrote.
    await sql`lock table dns_rule in share row exclusive mode`.execute(tx);
    if (companyId !== null) await lockCompany(change, companyId);
    const before = await loadRuleset(tx, companyId);
    if (revision !== undefined && revision !== revisionOf(before))
      throw refuse('conflict', rulesetProblems.changed());
    const kept = new Set(rules.map(({ id }) => id));
    for (const id of kept)
      if (id !== undefined && !before.some((rule) => rule.id === id))
        throw refuse('not_found', rulesetProblems.noSuchRule(id));
    for (const { id } of before.filter((rule) => !kept.has(rule.id)))
      await tx.deleteFrom('dns_rule').where('id', '=', id).execute();
    for (const [place, { id, when, overridesGuard, ...rule }] of rules.entries()) {
      const row = { ...rule, place, conditions: json(when), overrides_guard: overridesGuard };
      if (id !== undefined) await tx.updateTable('dns_rule').set(row).where('id', '=', id).execute();
      else
        await tx
          .insertInto('dns_rule')
          .values({ ...row, company_id: companyId, added_at: at, added_by: by })
          .execute();
    }
    await audit({
      action: 'dns_rules.saved',
      subject: companyId === null ? 'dns_rules:msp' : `company:${companyId}`,
      before,
      after: rules,
    });
  });
}
