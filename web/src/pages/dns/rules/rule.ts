import type { Answer } from '../../../api/answer.ts';
import { ApiProblem } from '../../../api/problem.ts';

export type Ruleset = Answer<'/api/v1/dns/rules'>;
export type DnsRule = Ruleset['items'][number];
type Conditions = DnsRule['when'];
export type Reach = Conditions['names'][number]['reach'];
export type Window = Conditions['windows'][number];

/** A rule that is not saved yet has no id. */
export type NewRule = Omit<DnsRule, 'id'> & { readonly id?: number };

export const reaches = ['with_below', 'exact', 'only_below'] as const satisfies Reach[];
export const textLists = ['tlds', 'types', 'networks', 'devices'] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Window['days'];

/** A rule during editing: names are separated by reach. */
export interface RuleDraft extends Omit<Conditions, 'names'>, Readonly<Record<Reach, string[]>> {
  readonly name: string;
  readonly action: DnsRule['action'];
  readonly overridesGuard: boolean;
  readonly locked: boolean;
  readonly enabled: boolean;
}

export const emptyDraft: RuleDraft = {
  name: '',
  action: 'nxdomain',
  overridesGuard: false,
  locked: false,
  enabled: true,
  with_below: [],
  exact: [],
  only_below: [],
  tlds: [],
  categories: [],
  types: [],
  networks: [],
  devices: [],
  windows: [],
};

export function draftOf({ when: { names, ...conditions }, id: _, ...rule }: DnsRule): RuleDraft {
  const ofReach = (reach: Reach) => names.filter((one) => one.reach === reach).map(({ pattern }) => pattern);
  return {
    ...rule,
    ...conditions,
    with_below: ofReach('with_below'),
    exact: ofReach('exact'),
    only_below: ofReach('only_below'),
  };
}

export function ruleOf(draft: RuleDraft, id: number | null): NewRule {
  const { name, action, overridesGuard, locked, enabled, with_below, exact, only_below, ...conditions } =
    draft;
  const patterns = { with_below, exact, only_below };
  const names = reaches.flatMap((reach) => patterns[reach].map((pattern) => ({ pattern, reach })));
  const rule = { name, action, overridesGuard, locked, enabled, when: { ...conditions, names } };
  return id === null ? rule : { ...rule, id };
}

/** The errors by field of the draft: the API points into the ruleset (`/items/2/when/tlds/0`). */
export function ruleErrors(error: unknown, { names }: NewRule['when']): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.details.errors ?? []).map(({ pointer, detail }) => {
      const [, , , part = '', field, index] = pointer.split('/');
      if (part !== 'when' || field === undefined) return [part, detail];
      return [field === 'names' ? (names[Number(index)]?.reach ?? 'with_below') : field, detail];
    }),
  );
}
