import { z } from 'zod';
import {
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../platform/settings/configuration-kind.ts';
import { type SavedSetting, saveSetting } from '../../platform/settings/save-setting.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { nextGeneration } from './change-policy.ts';
import {
  type PolicyChoices,
  policySettings,
  type ResolverChoices,
  resolverSchema,
  resolverSettings,
} from './policy-settings.ts';

export const savedPolicy: SavedSetting<PolicyChoices> = {
  setting: policySettings,
  prepare: (tx, _, at) => nextGeneration(tx, at),
};

export const savedResolver: SavedSetting<ResolverChoices> = { setting: resolverSettings };

const forwardSchema = resolverSchema.shape.forwards
  .unwrap()
  .element.omit({ companyId: true })
  .extend({ company: companyReferenceSchema.nullable().default(null).describe('null: for all companies.') });

const schema = resolverSchema.omit({ forwards: true }).extend({
  forwards: z.array(forwardSchema).max(1000).default([]),
});

/** How the resolver answers, with companies by name. */
export function resolverKind<Client>(): ConfigurationKind<z.infer<typeof schema>, Client> {
  return {
    section: 'dns.resolver',
    what: 'setting',
    single: true,
    schema,
    identify: () => '',
    title: () => '',
    async load({ db, companies }) {
      const { forwards, ...rest } = await loadSetting(db, resolverSettings);
      const named = forwards.flatMap(({ companyId, ...forward }) => {
        const company = companyId === null ? null : companies.referenceTo(companyId);
        // Its company was deleted. Without a company it would apply to all companies.
        return companyId !== null && company === null ? [] : [{ ...forward, company }];
      });
      return [{ id: 0, value: { ...rest, forwards: named } }];
    },
    settle: (value, _, { companies }) => ({
      ...value,
      forwards: value.forwards.map(({ company, ...forward }) => ({
        ...forward,
        company: company === null ? null : companies.usual(company),
      })),
    }),
    replace: ({ db, now: at, principal, companies }, _, { forwards, ...rest }) => {
      const stored = forwards.map(({ company, ...forward }) => ({
        ...forward,
        companyId: company === null ? null : companies.idOf(company),
      }));
      return saveSetting(db, savedResolver, { ...rest, forwards: stored }, { at, principal });
    },
  };
}
