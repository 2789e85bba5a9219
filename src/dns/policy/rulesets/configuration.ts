import { z } from 'zod';
import {
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../../platform/settings/configuration-kind.ts';
import type { PolicySurroundings } from '../companies/configuration.ts';
import { type RuleBody, ruleBodySchema } from './rule-body.ts';
import { loadRuleset, type SavedRule, saveRuleset } from './ruleset.ts';

const schema = z.object({
  company: companyReferenceSchema.nullable().default(null).describe('null: of the MSP.'),
  rules: z
    .array(ruleBodySchema.omit({ id: true }))
    .max(1000)
    .describe('In the order in which they are tried.'),
});

type Value = z.infer<typeof schema>;

/** Ordered rules. All rules of the MSP or of a company are one object, because their order decides. */
export function rulesetKind<Client>(own: PolicySurroundings): ConfigurationKind<Value, Client> {
  async function save(change: ConfigurationChange, companyId: number | null, rules: Value['rules']) {
    const items = keepIds(rules, await loadRuleset(change.db, companyId));
    await saveRuleset({ ...change, ...own }, companyId, { items }, change.principal);
  }

  return {
    section: 'dns.rulesets',
    what: 'ruleset',
    schema,
    identify({ company }, companies) {
      const whose = companyReferenceSchema.nullable().optional().safeParse(company);
      return JSON.stringify(whose.success && whose.data ? companies.usual(whose.data) : null);
    },
    title: ({ company }) =>
      company === null
        ? 'of the MSP'
        : typeof company === 'string'
          ? company
          : (company.name ?? company.id ?? ''),

    async load({ db, companies }) {
      const rows = await db.selectFrom('dns_rule').select('company_id').distinct().execute();
      const owners = rows.map(({ company_id: id }) => id).sort((one, other) => (one ?? 0) - (other ?? 0));
      const found = [];
      for (const companyId of owners) {
        const rules = (await loadRuleset(db, companyId)).map(({ id: _, ...rule }) =>
          ruleBodySchema.omit({ id: true }).parse(rule),
        );
        const company = companyId === null ? null : companies.referenceTo(companyId);
        found.push({ id: companyId ?? 0, value: { company, rules } });
      }
      return found;
    },

    settle: ({ company, rules }, _, { companies }) => ({
      company: company === null ? null : companies.usual(company),
      rules,
    }),

    add: (change, { company, rules }) =>
      save(change, company === null ? null : change.companies.idOf(company), rules),
    replace: (change, { id }, { rules }) => save(change, id === 0 ? null : id, rules),
    remove: (change, { id }) => save(change, id === 0 ? null : id, []),
  };
}

/** A rule keeps its id if an existing rule has its name. */
function keepIds(rules: Value['rules'], before: readonly SavedRule[]): RuleBody[] {
  const left = [...before];
  return rules.map((rule) => {
    const at = left.findIndex(({ name }) => name === rule.name);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same === undefined ? rule : { ...rule, id: same.id };
  });
}
