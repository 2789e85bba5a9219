import type { CompanyPolicy, Feed, GuardEntry, List, Policy, Reach } from '../policy/model.ts';
import { isThreat } from '../policy/model.ts';
import { blockKinds, type IndexAction, type SourceRecord } from './format.ts';
import type { CategoryChoices, Owner, Precedence, Tier } from './precedence.ts';

/** A list, a feed or the guard list, in a common form. */
export interface Source {
  readonly record: SourceRecord;
  readonly names: Iterable<SourceName>;
  readonly addresses: Iterable<SourceAddress>;
  /** Its tier for a company; null if it does not apply. */
  tierFor(choices: CategoryChoices): Tier | null;
}

export interface SourceName {
  readonly name: string;
  readonly reach: Reach;
  readonly until: number | null;
  readonly overridesGuard: boolean;
  readonly isException: boolean;
}

interface SourceAddress {
  readonly address: string;
  readonly until: number | null;
  readonly overridesGuard: boolean;
}

/** The sources that every company inherits: the guard list, the MSP's lists, and the feeds. */
export const inheritedSources = (policy: Policy, precedence: Precedence): Source[] => [
  guardSource(policy.guard, precedence),
  ...policy.msp.lists.map((list) => listSource(list, list.locked ? 'locked' : 'msp', policy, precedence)),
  ...policy.msp.feeds.map((feed) => feedSource(feed, precedence)),
];

export const ownSources = (company: CompanyPolicy, policy: Policy, precedence: Precedence): Source[] =>
  company.lists.map((list) => listSource(list, 'company', policy, precedence));

function guardSource(entries: readonly GuardEntry[], precedence: Precedence): Source {
  return {
    record: {
      ...recordOf('guard', { id: 0, name: 'Guard list', category: null }, 'allow'),
      releases: precedence.guardReleases,
    },
    names: entries.map((entry) => ({ ...entry, ...plain })),
    addresses: [],
    tierFor: () => 'guard',
  };
}

function listSource(list: List, owner: Owner, policy: Policy, precedence: Precedence): Source {
  const releases =
    list.kind === 'allow' ? precedence.allowListReleases(owner, policy.companiesMayAllowThreats) : 0;
  return {
    record: { ...recordOf('list', list, list.kind), releases },
    names: list.names.map((entry) => ({
      ...entry,
      until: entry.until?.getTime() ?? null,
      isException: false,
    })),
    addresses: list.addresses.map((entry) => ({ ...entry, until: entry.until?.getTime() ?? null })),
    tierFor: () => precedence.listTier(owner, list.kind),
  };
}

function feedSource(feed: Feed, precedence: Precedence): Source {
  return {
    record: recordOf('feed', feed, 'block'),
    names: namesOf(feed),
    addresses: feed.addresses.map((address) => ({ address, ...plain })),
    tierFor: (choices) => {
      const owner = precedence.categoryOwner(feed.category, choices);
      return owner === null ? null : precedence.listTier(owner, 'block');
    },
  };
}

const plain = { until: null, overridesGuard: false, isException: false } as const;
const reaches: readonly Reach[] = ['exact', 'with_below', 'only_below'];

function* namesOf({ blocked, excepted }: Feed): Generator<SourceName> {
  for (const reach of reaches) {
    for (const name of blocked[reach]) yield { name, reach, ...plain };
    for (const name of excepted[reach]) yield { name, reach, ...plain, isException: true };
  }
}

function recordOf(
  kind: SourceRecord['kind'],
  { id, name, category }: { readonly id: number; readonly name: string; readonly category: string | null },
  action: IndexAction,
): SourceRecord {
  const threat = category !== null && isThreat(category);
  return {
    kind,
    id,
    name,
    category,
    action,
    answers: { whole: 'nxdomain', exact: 'nodata' },
    block: threat
      ? { kind: blockKinds.threat, knowing: blockKinds.knowingThreat }
      : { kind: blockKinds.plain, knowing: blockKinds.knowingPlain },
    releases: 0,
    inCategory: kind !== 'guard' && action !== 'allow',
  };
}
