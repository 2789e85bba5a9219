/**
 * The policy of the protective DNS as plain data: the content of the database at one moment. The compiler turns it into
 * an index. The order of lists counts: if two lists contain a name, the first one is shown as the cause.
 */

export interface Policy {
  /** Grows with every change; the index carries it. */
  readonly generation: number;
  readonly guard: readonly GuardEntry[];
  readonly msp: MspPolicy;
  readonly companies: readonly CompanyPolicy[];
  /** Whether an allow entry of a company overrides a threat category. Otherwise only one of the MSP does. */
  readonly companiesMayAllowThreats: boolean;
}

export interface MspPolicy {
  readonly lists: readonly MspList[];
  readonly feeds: readonly Feed[];
  readonly rules: readonly MspRule[];
  /**
   * The content categories that are blocked for every company that does not switch them off. Threat categories are
   * always on, and not listed.
   */
  readonly categories: readonly CategoryId[];
  /** Threat or content categories that no company can weaken; the content categories among them are on. */
  readonly lockedCategories: readonly CategoryId[];
}

export interface CompanyPolicy {
  readonly id: number;
  readonly lists: readonly List[];
  readonly rules: readonly Rule[];
  /** Content categories that the company blocks in addition to the MSP's. */
  readonly categories: readonly CategoryId[];
  /** Content categories of the MSP that the company switches off. No effect on locked ones. */
  readonly categoriesOff: readonly CategoryId[];
}

export type CategoryId = string;

/** Always on. Only an allow entry of a person, or the guard list, overrides them. */
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

/** The reach of an entry: the name alone, the name with all names below it, or only the names below it. */
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
  /** A person blocked this on purpose although it is on the guard list. */
  readonly overridesGuard: boolean;
}

/** A name that is never blocked, unless a person overrides it on purpose by an entry or rule. */
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
   * Names that the feed itself exempts. They release entries of this feed that are not more specific, and nothing of
   * another list. In formats where exceptions always win, the names below them are dropped when the feed is parsed.
   */
  readonly excepted: NamesByReach;
  readonly addresses: readonly Cidr[];
}

/** Grouped by reach, since a feed has a million names and each should cost only its text. */
export type NamesByReach = Readonly<Record<Reach, readonly Name[]>>;

/** The rules of a ruleset are tried in order. Every given condition must hold. */
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

/** Each condition lists alternatives, of which one must match. Null means no condition. */
export interface RuleConditions {
  readonly names: readonly NamePattern[] | null;
  readonly tlds: readonly Name[] | null;
  /** The name is on a block list, watch list or feed of one of these categories, even if the category is off. */
  readonly categories: readonly CategoryId[] | null;
  /** Numbers of query types: 1 is A, 28 is AAAA. */
  readonly types: readonly number[] | null;
  readonly clients: Clients | null;
  readonly windows: readonly WeeklyWindow[] | null;
}

/** A name in which `*` matches any run of characters within one label: `ads-*.example`, `*.cdn.example`. */
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
 * A time of the week on the clocks of a zone. It ends after midnight if `to` is not after `from`. An hour that clocks
 * show twice counts twice, and a skipped hour does not count.
 */
export interface WeeklyWindow {
  /** The days on which it begins: 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, 0 to 1439. */
  readonly from: number;
  readonly to: number;
  /** IANA name. */
  readonly zone: string;
}
