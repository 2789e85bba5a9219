import type { List, Policy } from './model.ts';

/** A match for a query, in the form of the index. */
export interface Applying {
  readonly action: 'block' | 'allow' | 'watch';
  readonly answer: 'nxdomain' | 'nodata' | 'refused' | null;
  readonly scope: 'msp' | 'company';
  readonly list: {
    readonly kind: 'guard' | 'list' | 'feed';
    readonly id: number;
    readonly name: string;
  } | null;
  readonly rule: { readonly id: number; readonly name: string } | null;
  readonly category: string | null;
  readonly entry: {
    readonly text: string;
    readonly reach: 'exact' | 'with_below' | 'only_below';
    readonly until: number | null;
  } | null;
}

export interface Explanation<T extends Applying> {
  /** What happens, and why, in one sentence. */
  readonly summary: string;
  readonly decidedBy: Explained<T> | null;
  /** In the order in which they would decide. */
  readonly alsoMatched: readonly Explained<T>[];
  /** What would happen without the deciding entry, in one sentence; null if nothing decided. */
  readonly without: string | null;
}

export interface Explained<T extends Applying> {
  readonly match: T;
  readonly text: string;
  /** The position of the entry in its list, from 1; null for a rule or a feed, or if the policy has changed since. */
  readonly line: number | null;
}

/**
 * The why-tool: what decides about a name, what else matched, and what would happen without it. `matches` come from the
 * index in their order, and `decide` finds the one that decides. So the explanation is of the same bytes that the
 * resolver uses.
 */
export function explain<T extends Applying>(
  name: string,
  matches: readonly T[],
  decide: (matches: readonly T[]) => T | null,
  policy: Policy,
): Explanation<T> {
  const deciding = decide(matches);
  const others = matches.filter((match) => match !== deciding);
  const explained = (match: T): Explained<T> => ({
    match,
    text: describe(match),
    line: lineOf(match, policy),
  });
  return {
    summary: outcome(name, deciding),
    decidedBy: deciding && explained(deciding),
    alsoMatched: others.map(explained),
    without: deciding && `Without it: ${outcome(name, decide(others))}`,
  };
}

function outcome(name: string, match: Applying | null): string {
  if (match === null) return `${name} is answered, because nothing in the policy matches.`;
  return `${name} is ${outcomes[match.action]}${how(match)}, because of ${describe(match)}.`;
}

const outcomes = { block: 'blocked', allow: 'allowed', watch: 'answered and recorded' } as const;

const how = ({ answer }: Applying) => (answer === null ? '' : ` (${answer.toUpperCase()})`);

/** `the entry *.bad.example on the company’s list “Ours” (category phishing)`. */
function describe({ rule, list, entry, scope, category }: Applying): string {
  const whose = scope === 'company' ? 'the company’s' : 'the MSP’s';
  const ofCategory = category === null ? '' : ` (category ${category})`;
  if (rule !== null) return `${whose} rule “${rule.name}”${ofCategory}`;
  const what = entry === null ? 'an entry' : `the entry ${entryText(entry)}`;
  if (list?.kind === 'guard') return `${what} on the guard list`;
  return `${what} on ${whose} ${list?.kind ?? 'list'} “${list?.name ?? ''}”${ofCategory}`;
}

function entryText({ text, reach, until }: NonNullable<Applying['entry']>): string {
  const end = until === null ? '' : ` until ${new Date(until).toISOString()}`;
  if (reach === 'only_below') return `*.${text}${end}`;
  return `${text}${reach === 'exact' ? ' (this name alone)' : ''}${end}`;
}

function lineOf({ list, rule, entry }: Applying, { guard, msp, companies }: Policy): number | null {
  if (list === null || rule !== null || entry === null) return null;
  const { text, reach, until } = entry;
  if (list.kind === 'guard') return place(guard.findIndex((one) => one.name === text && one.reach === reach));
  // A feed is too large to search here.
  if (list.kind === 'feed') return null;
  const lists: readonly List[] = [...msp.lists, ...companies.flatMap((company) => company.lists)];
  const found = lists.find(({ id }) => id === list.id);
  const isSame = (one: { readonly until: Date | null }) => (one.until?.getTime() ?? null) === until;
  const inNames = found?.names.findIndex((one) => one.name === text && one.reach === reach && isSame(one));
  if (inNames !== undefined && inNames >= 0) return place(inNames);
  return place(found?.addresses.findIndex((one) => one.address === text && isSame(one)) ?? -1);
}

const place = (index: number) => (index < 0 ? null : index + 1);
