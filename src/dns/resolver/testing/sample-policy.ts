import { compile } from '../../index/compile.ts';
import type { CompanyPolicy, Feed, List, MspPolicy, Policy, Rule } from '../../policy/model.ts';

export const compiledAt = new Date();
const noNames = { exact: [], with_below: [], only_below: [] };

export const feed = (category: string, names: readonly string[], more: Partial<Feed> = {}): Feed => ({
  id: 9,
  name: 'Feed',
  category,
  blocked: { ...noNames, with_below: names },
  excepted: noNames,
  addresses: [],
  ...more,
});

export const list = (kind: List['kind'], names: readonly string[], more: Partial<List> = {}): List => ({
  id: 3,
  name: 'Ours',
  kind,
  category: 'phishing',
  names: names.map((name) => ({ name, reach: 'with_below', until: null, overridesGuard: false })),
  addresses: [],
  ...more,
});

export const blockRule = (pattern: string, action: Rule['action'] = 'nxdomain'): Rule => ({
  id: 5,
  name: `Rule for ${pattern}`,
  when: {
    names: [{ pattern, reach: 'with_below' }],
    tlds: null,
    categories: null,
    types: null,
    clients: null,
    windows: null,
  },
  action,
  overridesGuard: false,
});

export const company = (id: number, more: Partial<CompanyPolicy> = {}): CompanyPolicy => ({
  id,
  lists: [],
  rules: [],
  categories: [],
  categoriesOff: [],
  ...more,
});

export function policy({
  msp,
  ...more
}: Partial<Omit<Policy, 'msp'>> & { msp?: Partial<MspPolicy> }): Policy {
  return {
    generation: 7,
    guard: [],
    msp: { lists: [], feeds: [], rules: [], categories: [], lockedCategories: [], ...msp },
    companies: [],
    companiesMayAllowThreats: true,
    ...more,
  };
}

export const indexOf = (one: Policy): Uint8Array => compile(one, { now: compiledAt }).bytes;
