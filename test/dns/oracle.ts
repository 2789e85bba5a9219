import type {
  BlockAnswer,
  Cidr,
  CompanyPolicy,
  Feed,
  List,
  NamePattern,
  Policy,
  Reach,
  Rule,
  WeeklyWindow,
} from '../../src/dns/policy/model.ts';

/**
 * A second evaluation of policy, by brute force, written from the text of the design. It reads the policy itself, tries
 * everything, and imports nothing of the compiler or the reader.
 */

export interface Asked {
  readonly name: string;
  readonly type: number;
  readonly at: Date;
  readonly company: number | null;
  readonly client: { readonly address: string | null; readonly device: string | null } | null;
  readonly addresses: readonly string[];
}

export interface Answered {
  readonly action: 'block' | 'allow' | 'watch' | 'none';
  readonly answer: BlockAnswer | null;
  /** `rule 3`, `list 2 *.ads.example`, `guard update.example`. */
  readonly by: string | null;
}

interface Hit {
  readonly action: 'block' | 'allow' | 'watch';
  readonly answer: BlockAnswer | null;
  readonly by: string;
  readonly category: string | null;
  /** The more, the more specific. */
  readonly weight: number;
  readonly knowing: boolean;
  readonly isThreat: boolean;
  /** Of an allow. */
  readonly mercy: 'guard' | 'all' | 'no_threats' | null;
}

const threats = new Set(
  'malware phishing command_and_control ransomware cryptomining dga newly_registered'.split(' '),
);

export function ask(policy: Policy, asked: Asked): Answered {
  const company = policy.companies.find(({ id }) => id === asked.company) ?? null;
  const groups = hitsByPrecedence(policy, company, asked);
  let passed: Hit | null = null;
  const mercies: Hit[] = [];
  for (const hit of groups.flat()) {
    if (hit.action === 'block' && !mercies.some((allow) => isReleased(hit, allow))) return said(hit);
    if (hit.action === 'allow') {
      mercies.push(hit);
      passed ??= hit;
    }
  }
  return said(passed ?? groups.flat().find(({ action }) => action === 'watch') ?? null);
}

const said = (hit: Hit | null): Answered =>
  hit === null
    ? { action: 'none', answer: null, by: null }
    : { action: hit.action, answer: hit.answer, by: hit.by };

function isReleased(block: Hit, { mercy }: Hit): boolean {
  if (mercy === 'guard') return !block.knowing;
  return mercy === 'all' || !block.isThreat;
}

/** The tiers of design.md §4.9 with their matches, the deciding one first. */
function hitsByPrecedence(policy: Policy, company: CompanyPolicy | null, asked: Asked): Hit[][] {
  const { msp, guard } = policy;
  const bySpecificity = (hits: readonly Hit[]) => hits.toSorted((one, other) => other.weight - one.weight);
  const rules = (all: readonly Rule[]) => all.flatMap((rule) => ruleHit(rule, policy, company, asked) ?? []);
  const lists = (all: readonly List[], kind: List['kind'], mercy: 'all' | 'no_threats' = 'all') =>
    all.filter((list) => list.kind === kind).flatMap((list) => listHits(list, asked, mercy));
  const feeds = (isOn: (category: string) => boolean) =>
    msp.feeds.filter(({ category }) => isOn(category)).flatMap((feed) => feedHits(feed, asked));

  const locked = msp.lists.filter((list) => list.locked);
  const unlocked = msp.lists.filter((list) => !list.locked);
  const own = company?.lists ?? [];
  const isLocked = (category: string) => msp.lockedCategories.includes(category);
  const isOfCompany = (category: string) =>
    !isLocked(category) && !threats.has(category) && (company?.categories ?? []).includes(category);
  const isOfMsp = (category: string) =>
    !isLocked(category) &&
    !isOfCompany(category) &&
    (threats.has(category) ||
      (msp.categories.includes(category) && !(company?.categoriesOff ?? []).includes(category)));
  const acting = (hits: readonly Hit[]) => hits.filter(({ action }) => action !== 'watch');
  const watching = (hits: readonly Hit[]) => hits.filter(({ action }) => action === 'watch');
  const mspRules = rules(msp.rules.filter((rule) => !rule.locked));
  const lockedRules = rules(msp.rules.filter((rule) => rule.locked));
  const allMspRules = rules(msp.rules);
  const companyRules = rules(company?.rules ?? []);

  return [
    bySpecificity(
      guard
        .filter((entry) => reachesTo(entry.name, entry.reach, asked.name))
        .map((entry) => ({
          ...hitBase,
          action: 'allow' as const,
          by: `guard ${entry.name}`,
          weight: nameWeight(entry.name, entry.reach),
          mercy: 'guard' as const,
        })),
    ),
    acting(lockedRules),
    bySpecificity(lists(locked, 'allow')),
    bySpecificity([...lists(locked, 'block'), ...feeds(isLocked)]),
    acting(companyRules),
    bySpecificity(lists(own, 'allow', policy.companiesMayAllowThreats ? 'all' : 'no_threats')),
    bySpecificity([...lists(own, 'block'), ...feeds(isOfCompany)]),
    acting(mspRules),
    bySpecificity(lists(unlocked, 'allow')),
    bySpecificity([...lists(unlocked, 'block'), ...feeds(isOfMsp)]),
    watching(companyRules),
    watching(allMspRules),
    bySpecificity([...lists(own, 'watch'), ...lists(msp.lists, 'watch')]),
  ];
}

const hitBase: Omit<Hit, 'action' | 'by' | 'weight'> = {
  answer: null,
  category: null,
  knowing: false,
  isThreat: false,
  mercy: null,
};

/** Labels first, and the exact name before the same name with others; any name before any address. */
const nameWeight = (name: string, reach: Reach) =>
  1000 + name.split('.').length * 2 + (reach === 'exact' ? 1 : 0);

function reachesTo(name: string, reach: Reach, asked: string): boolean {
  const isBelow = asked.endsWith(`.${name}`);
  if (reach === 'exact') return asked === name;
  return reach === 'only_below' ? isBelow : isBelow || asked === name;
}

function listHits(list: List, { name, addresses, at }: Asked, mercy: 'all' | 'no_threats'): Hit[] {
  const base = {
    ...hitBase,
    action: list.kind,
    category: list.category,
    isThreat: threats.has(list.category),
    mercy: list.kind === 'allow' ? mercy : null,
  };
  const isOn = ({ until }: { until: Date | null }) => until === null || at.getTime() < until.getTime();
  return [
    ...list.names
      .filter((entry) => isOn(entry) && reachesTo(entry.name, entry.reach, name))
      .map(
        (entry) =>
          ({
            ...base,
            answer: list.kind === 'block' ? (entry.reach === 'exact' ? 'nodata' : 'nxdomain') : null,
            by: `list ${list.id} ${entry.name}`,
            weight: nameWeight(entry.name, entry.reach),
            knowing: entry.overridesGuard,
          }) satisfies Hit,
      ),
    ...list.addresses
      .filter((entry) => isOn(entry) && addresses.some((address) => isIn(entry.address, address)))
      .map(
        (entry) =>
          ({
            ...base,
            answer: list.kind === 'block' ? 'nodata' : null,
            by: `list ${list.id} ${entry.address}`,
            weight: prefixOf(entry.address),
            knowing: entry.overridesGuard,
          }) satisfies Hit,
      ),
  ];
}

function feedHits(feed: Feed, { name, addresses }: Asked): Hit[] {
  const all = (names: Feed['blocked']) =>
    (['exact', 'with_below', 'only_below'] as const).flatMap((reach) =>
      names[reach]
        .filter((one) => reachesTo(one, reach, name))
        .map((one) => ({ name: one, reach, weight: nameWeight(one, reach) })),
    );
  const excepted = Math.max(0, ...all(feed.excepted).map(({ weight }) => weight));
  const base = {
    ...hitBase,
    action: 'block' as const,
    category: feed.category,
    isThreat: threats.has(feed.category),
  };
  return [
    ...all(feed.blocked)
      .filter(({ weight }) => weight > excepted)
      .map((one) => ({
        ...base,
        answer: one.reach === 'exact' ? ('nodata' as const) : ('nxdomain' as const),
        by: `feed ${feed.id} ${one.name}`,
        weight: one.weight,
      })),
    ...feed.addresses
      .filter((cidr) => addresses.some((address) => isIn(cidr, address)))
      .map((cidr) => ({
        ...base,
        answer: 'nodata' as const,
        by: `feed ${feed.id} ${cidr}`,
        weight: prefixOf(cidr),
      })),
  ];
}

function ruleHit(rule: Rule, policy: Policy, company: CompanyPolicy | null, asked: Asked): Hit | null {
  const { names, tlds, categories, types, clients, windows } = rule.when;
  const fitting = names?.filter((pattern) => fits(pattern, asked.name)) ?? null;
  if (fitting?.length === 0) return null;
  if (tlds !== null && !tlds.some((tld) => reachesTo(tld, 'with_below', asked.name))) return null;
  if (types !== null && !types.includes(asked.type)) return null;
  if (windows !== null && !windows.some((window) => isOpen(window, asked.at))) return null;
  if (clients !== null) {
    const { address = null, device = null } = asked.client ?? {};
    const isOne =
      (device !== null && clients.devices.includes(device)) ||
      (address !== null && clients.networks.some((network) => isIn(network, address)));
    if (!isOne) return null;
  }
  let ofCategory: Hit[] | null = null;
  if (categories !== null) {
    ofCategory = [
      ...[...(company?.lists ?? []), ...policy.msp.lists]
        .filter(({ kind }) => kind !== 'allow')
        .flatMap((list) => listHits({ ...list, kind: 'block' }, asked, 'all')),
      ...policy.msp.feeds.flatMap((feed) => feedHits(feed, asked)),
    ].filter(({ category }) => category !== null && categories.includes(category));
    if (ofCategory.length === 0) return null;
  }
  const base = { ...hitBase, by: `rule ${rule.id}`, weight: 0, knowing: rule.overridesGuard };
  if (rule.action === 'allow') return { ...base, action: 'allow', mercy: 'no_threats' };
  if (rule.action === 'watch') return { ...base, action: 'watch' };
  const isOneName = fitting?.every(({ reach }) => reach === 'exact') ?? false;
  const isOneEntry = ofCategory?.every(({ answer }) => answer === 'nodata') ?? false;
  const isNarrow = types !== null || isOneName || isOneEntry;
  return {
    ...base,
    action: 'block',
    answer: rule.action === 'nxdomain' && isNarrow ? 'nodata' : rule.action,
  };
}

function fits({ pattern, reach }: NamePattern, name: string): boolean {
  const source = pattern.replaceAll(/[.\\^$+?()[\]{}|-]/g, '\\$&').replaceAll('*', '[^.]*');
  const before = { exact: '', with_below: '(?:.+\\.)?', only_below: '.+\\.' }[reach];
  return new RegExp(`^${before}${source}$`).test(name);
}

/** Asks the clocks of the zone what time it is. */
function isOpen({ days, from, to, zone }: WeeklyWindow, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const today = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday'));
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  const beganToday = days.includes(today);
  const beganYesterday = days.includes((today + 6) % 7);
  if (to > from) return beganToday && minute >= from && minute < to;
  return (beganToday && minute >= from) || (beganYesterday && minute < to);
}

const prefixOf = (cidr: Cidr) => Number(cidr.split('/')[1] ?? (cidr.includes(':') ? 128 : 32));

function isIn(cidr: Cidr, address: string): boolean {
  if (cidr.includes(':') !== address.includes(':')) return false;
  return bits(cidr.split('/')[0] ?? '').slice(0, prefixOf(cidr)) === bits(address).slice(0, prefixOf(cidr));
}

/** An address as zeros and ones. */
function bits(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join('');
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const groups = [...before, ...new Array(8 - before.length - after.length).fill('0'), ...after];
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
