/**
 * The policy of the protective DNS as plain data: what the database holds, read at one moment. The compiler turns it
 * into an index. Lists are ordered: where two lists say the same of one name, the first is the one that is shown.
 */

export interface Policy {
  /** Grows with every change; the index carries it. */
  readonly generation: number;
  readonly guard: readonly GuardEntry[];
  readonly msp: MspPolicy;
  readonly companies: readonly CompanyPolicy[];
  /** Whether an allow entry of a company beats a threat category. Otherwise only those of the MSP do. */
  readonly companiesMayAllowThreats: boolean;
}

export interface MspPolicy {
  readonly lists: readonly MspList[];
  readonly feeds: readonly Feed[];
  readonly rules: readonly MspRule[];
  /** Blocked for every company that does not switch them off. Threat categories are on without being named here. */
  readonly categories: readonly CategoryId[];
  /** Threat or content categories that no company can weaken; the content categories among them are on. */
  readonly lockedCategories: readonly CategoryId[];
}

export interface CompanyPolicy {
  readonly id: number;
  readonly lists: readonly List[];
  readonly rules: readonly Rule[];
  /** Content categories that the company blocks, whatever the MSP chose. */
  readonly categories: readonly CategoryId[];
  /** Content categories of the MSP that the company does not want. No effect on those that are locked. */
  readonly categoriesOff: readonly CategoryId[];
}

export type CategoryId = string;

/** They are always on. Only an allow entry of a person, or the guard list, beats them. */
export const threatCategories: readonly CategoryId[] = [
  'malware',
  'phishing',
  'command_and_control',
  'ransomware',
  'cryptomining',
  'dga',
  'newly_registered',
];

export const isThreat = (category: CategoryId): boolean => threatCategories.includes(category);

/**
 * How far an entry reaches: to the name alone, to the name with all that is below it, or only to what is below it.
 */
export type Reach = 'exact' | 'with_below' | 'only_below';

/** A domain name in lower case and ASCII, without a final dot. */
export type Name = string;

/** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. */
export type Cidr = string;

export interface List {
  readonly id: number;
  readonly name: string;
  /** Block, allow, or only record (`watch`). */
  readonly kind: 'block' | 'allow' | 'watch';
  readonly category: CategoryId;
  readonly names: readonly NameEntry[];
  /** Addresses in answers. */
  readonly addresses: readonly AddressEntry[];
}

/** A list that no company can weaken if it is locked. */
export interface MspList extends List {
  readonly locked: boolean;
}

export interface NameEntry extends Ended {
  readonly name: Name;
  readonly reach: Reach;
}

export interface AddressEntry extends Ended {
  readonly address: Cidr;
}

interface Ended {
  /** The entry holds before this moment; null if it has no end. */
  readonly until: Date | null;
  /** A person blocked this although it is on the guard list, and knew it. */
  readonly overridesGuard: boolean;
}

/** A name that is never blocked, unless an entry or rule overrides it knowingly. */
export interface GuardEntry {
  readonly name: Name;
  readonly reach: 'exact' | 'with_below';
}

/** The parsed content of a feed. Its names are blocked while its category is on. */
export interface Feed {
  readonly id: number;
  readonly name: string;
  readonly category: CategoryId;
  readonly blocked: NamesByReach;
  /**
   * Names that the feed itself leaves out. They release what this feed says of them and what is less specific, and
   * nothing of another list. A format in which exceptions always win drops the names below them when it is read.
   */
  readonly excepted: NamesByReach;
  readonly addresses: readonly Cidr[];
}

/** By reach, since a feed has a million names and a name should cost no more than its text. */
export type NamesByReach = Readonly<Record<Reach, readonly Name[]>>;

/** The rules of a ruleset are tried in order. Every condition that is given must hold. */
export interface Rule {
  readonly id: number;
  readonly name: string;
  readonly when: RuleConditions;
  readonly action: BlockAnswer | 'allow' | 'watch';
  readonly overridesGuard: boolean;
}

export interface MspRule extends Rule {
  readonly locked: boolean;
}

/** How a blocked query is answered. */
export type BlockAnswer = 'nxdomain' | 'nodata' | 'refused';

/** Of the alternatives in one condition, one must match. A condition that is null is not asked. */
export interface RuleConditions {
  readonly names: readonly NamePattern[] | null;
  readonly tlds: readonly Name[] | null;
  /** The name is on a block list, watch list or feed of one of these, whether or not the category is on. */
  readonly categories: readonly CategoryId[] | null;
  /** Numbers of query types: 1 is A, 28 is AAAA. */
  readonly types: readonly number[] | null;
  readonly clients: Clients | null;
  readonly windows: readonly WeeklyWindow[] | null;
}

/** A name in which `*` stands for any run of characters inside one label: `ads-*.example`, `*.cdn.example`. */
export interface NamePattern {
  readonly pattern: string;
  readonly reach: Reach;
}

/** A client in one of the networks, or one of the devices. */
export interface Clients {
  readonly networks: readonly Cidr[];
  readonly devices: readonly string[];
}

/**
 * A time of the week on the clocks of a zone. It ends after midnight if `to` is not after `from`. An hour that comes
 * twice counts twice, and one that is skipped counts not at all.
 */
export interface WeeklyWindow {
  /** Days on which it begins: 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, 0 to 1439. */
  readonly from: number;
  readonly to: number;
  /** IANA name. */
  readonly zone: string;
}
