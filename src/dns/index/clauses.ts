import { addressOf } from '../../platform/values/ip-address.ts';
import {
  type Answers,
  elementSize,
  flags,
  type IndexAction,
  type IndexAnswer,
  type RuleRecord,
  reaches,
  type SourceRecord,
} from './format.ts';
import { isInNetwork, masked, type Network, parseNetwork } from './keys.ts';
import { isBelowOrAt, labelsOf, matchesPattern } from './pattern.ts';

/** A query to the index. */
export interface Query {
  /** In wire format and lower case. */
  readonly name: Uint8Array;
  readonly type: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null if no company is known; then the MSP's own policy applies. */
  readonly company: number | null;
  readonly client?: Client | undefined;
  /** Addresses in the answer, 4 or 16 octets each. */
  readonly addresses?: readonly Uint8Array[] | undefined;
}

/** A query whose labels are parsed once, and only when needed. */
export class Asked {
  readonly query: Query;
  #labels: readonly string[] | null = null;

  constructor(query: Query) {
    this.query = query;
  }

  get labels(): readonly string[] {
    this.#labels ??= labelsOf(this.query.name);
    return this.#labels;
  }
}

export interface Client {
  readonly address: Uint8Array | null;
  readonly device: string | null;
}

/** An entry that matches the name, or an address in the answer. */
export interface Entry {
  readonly source: SourceRecord;
  readonly scope: 'msp' | 'company';
  readonly depth: number;
  readonly reach: (typeof reaches)[number];
  readonly overridesGuard: boolean;
  readonly order: number;
  readonly until: number | null;
  /** The address that it matches; null if it matches the name. */
  readonly address: Uint8Array | null;
}

/** A rule or entries that decide if their conditions hold. */
export interface Clause {
  readonly rank: number;
  readonly action: IndexAction;
  readonly kind: number;
  readonly releases: number;
  readonly answers: Answers;
  readonly rule: Rule | null;
  /**
   * The matching entry; for a rule with categories, the entries that put the name into one of them. One must be in
   * force.
   */
  readonly entries: readonly Entry[];
}

export interface Rule extends RuleRecord {
  readonly parsedNetworks: readonly Network[];
}

/** Reads the elements of a combination. */
export function readEntries(
  bytes: Uint8Array,
  scope: Entry['scope'],
  sourceOf: (place: number) => SourceRecord,
  address: Uint8Array | null,
): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + elementSize <= bytes.length; at += elementSize) {
    const marks = view.getUint8(at + 3);
    entries.push({
      source: sourceOf(view.getUint16(at, true)),
      scope,
      depth: view.getUint8(at + 2),
      reach: reaches[(marks & flags.reach) as 0 | 1 | 2],
      overridesGuard: (marks & flags.overridesGuard) !== 0,
      order: view.getUint32(at + 4, true),
      until: view.getFloat64(at + 8, true) || null,
      address,
    });
  }
  return entries;
}

export function entryClause(entry: Entry, listRank: number): Clause {
  const { action, block, releases, answers } = entry.source;
  const kind = action === 'block' ? (entry.overridesGuard ? block.knowing : block.kind) : 0;
  return { rank: listRank + entry.order, action, kind, releases, answers, rule: null, entries: [entry] };
}

export const readRule = (record: RuleRecord): Rule => ({
  ...record,
  parsedNetworks: (record.networks ?? []).flatMap((cidr) => parseNetwork(cidr) ?? []),
});

/** The clause of a rule for a name with these entries; null if the name is in none of the rule's categories. */
export function ruleClause(rule: Rule, entries: readonly Entry[]): Clause | null {
  const { rank, action, kind, releases, answers, categories } = rule;
  const inCategory =
    categories === null
      ? []
      : entries.filter(({ source }) => source.inCategory && categories.includes(source.category ?? ''));
  if (categories !== null && inCategory.length === 0) return null;
  return { rank, action, kind, releases, answers, rule, entries: inCategory };
}

/** Whether the other conditions of a clause hold for a query. Its name and company match already. */
export function holds({ rule, entries }: Clause, asked: Asked): boolean {
  const { query } = asked;
  if (entries.length > 0 && !entries.some((entry) => isInForce(entry, query))) return false;
  if (rule === null) return true;
  const { types, windows, patterns, tlds } = rule;
  if (types !== null && !types.includes(query.type)) return false;
  if (windows !== null && !windows.some(([from, before]) => query.at >= from && query.at < before))
    return false;
  if (!isFrom(rule, query.client)) return false;
  if (patterns === null && tlds === null) return true;
  const { labels } = asked;
  if (tlds !== null && !tlds.some((tld) => isBelowOrAt(tld, labels))) return false;
  return patterns === null || patterns.some((pattern) => matchesPattern(pattern, labels));
}

const isInForce = ({ until }: Entry, { at }: Query) => until === null || at < until;

function isFrom({ networks, devices, parsedNetworks }: Rule, client: Client | undefined): boolean {
  if (networks === null && devices === null) return true;
  const { address = null, device = null } = client ?? {};
  if (device !== null && devices?.includes(device)) return true;
  return address !== null && parsedNetworks.some((network) => isInNetwork(network, address));
}

/** How a query is answered. An exact name or an address must not deny the names below it. */
export function answerOf({ rule, entries, answers }: Clause, asked: Asked): IndexAnswer {
  const ofEntries =
    entries.length > 0 &&
    entries.every((one) => one.reach === 'exact' || one.address !== null || !isInForce(one, asked.query));
  return ofEntries || isOneName(rule, asked) ? answers.exact : answers.whole;
}

function isOneName(rule: Rule | null, asked: Asked): boolean {
  if (rule?.patterns == null) return false;
  const { labels } = asked;
  return rule.patterns.every((pattern) => pattern.reach === 'exact' || !matchesPattern(pattern, labels));
}

/** The most important entry that is in force; null if the clause has none. */
export const decidingEntry = ({ entries }: Clause, { query }: Asked): Entry | null =>
  entries.reduce<Entry | null>(
    (first, one) => (isInForce(one, query) && (first === null || one.order < first.order) ? one : first),
    null,
  );

/** The text of an entry, as it was entered. */
export function entryText({ address, depth }: Entry, { labels }: Asked): string {
  if (address !== null) return networkText(masked(address, depth), depth);
  return labels.slice(labels.length - depth).join('.');
}

/** A network as text: an address, with its prefix if that is shorter than the address. */
export function networkText(octets: Uint8Array, prefix: number): string {
  const groups = Array.from(
    { length: octets.length / 2 },
    (_, index) => ((octets[index * 2] ?? 0) << 8) | (octets[index * 2 + 1] ?? 0),
  );
  const text = octets.length === 4 ? octets.join('.') : groups.map((group) => group.toString(16)).join(':');
  return prefix === octets.length * 8 ? (addressOf(text) ?? text) : `${addressOf(text) ?? text}/${prefix}`;
}
