/**
 * The index of the protective DNS: one immutable file in the format of CDB (D. J. Bernstein, "A structure for constant
 * databases"), so that any engine can map it and look names up without knowing the policy. Numbers are little endian.
 *
 * | Key | Value |
 * |---|---|
 * | a name in wire format | two u32: the combination that applies at the name, and the one that applies below it; one
 * u32 if they are equal |
 * | `0x84`, prefix length, 4 octets; `0x86`, prefix length, 16 octets | u32: the combination that applies to addresses
 * in it |
 * | one of the keys above, u32 company | the same, from that company's own lists |
 * | `0x82`, u32 combination | its elements (below) |
 * | `0x80 m` | JSON: {@link IndexHeader} |
 * | `0x80 c`, the company's id in decimal | JSON: {@link CompanyRecord}; without an id, the policy for queries of no
 * known company |
 *
 * A combination is every entry that applies to a name, including entries for the names above it. So the deepest suffix
 * in the file is enough. Combination 0 is empty: only an exception of a feed applied.
 *
 * All matches are ordered by **rank**, a number that the compiler gives; the smallest decides. The rank of an entry is
 * that of its list for the company plus the entry's own order.
 */
export const formatName = 'picket-dns-index';
export const formatVersion = 1;

export const headerKey = 'm';
export const companyKey = (id: number | null) => `c${id ?? ''}`;

/** First octets of keys. A name begins with the length of its first label, 0 to 63. */
export const keys = { record: 0x80, combination: 0x82, ipv4: 0x84, ipv6: 0x86 } as const;

/** CDB: 256 pointers of two u32 at the beginning, the records, and then the 256 tables they point to. */
export const pointersSize = 2048;
export const slotSize = 8;
/** Positions are u32. */
export const largestFile = 0xffff_ffff;

/** One entry of a list or feed: u16 source, u8 depth, u8 flags, u32 order, f64 end in milliseconds (0: none). */
export const elementSize = 16;
/** The lower two bits of an element's flags. */
export const reaches = ['exact', 'with_below', 'only_below'] as const;
export const flags = { reach: 0b11, address: 0b100, overridesGuard: 0b1000 } as const;

/**
 * CDB's hash of `bytes` from `from` to `to`. With `start`, the hash of a longer key whose beginning has the hash
 * `start`.
 */
export function hashOf(bytes: Uint8Array, from: number, to: number, start = 5381): number {
  let hash = start;
  for (let at = from; at < to; at++) hash = Math.imul(hash, 33) ^ (bytes[at] as number);
  return hash >>> 0;
}

/**
 * The kinds of blocks. An allow releases only some of them. `Knowing` means that a person blocked a name on purpose
 * although it is on the guard list.
 */
export const blockKinds = { plain: 1, threat: 2, knowingPlain: 4, knowingThreat: 8 } as const;

export type IndexAction = 'block' | 'allow' | 'watch';
export type IndexAnswer = 'nxdomain' | 'nodata' | 'refused';

export interface IndexHeader {
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  readonly generation: number;
  /** When it was compiled, and until when its time windows are written. Milliseconds since 1970. */
  readonly compiledAt: number;
  readonly windowsUntil: number;
  /** Prefix lengths in use, longest first. */
  readonly ipv4: readonly number[];
  readonly ipv6: readonly number[];
  /** The sources that every company inherits. Elements name a source by its position in this list. */
  readonly sources: readonly SourceRecord[];
}

/** A list, a feed, or the guard list. */
export interface SourceRecord {
  readonly kind: 'guard' | 'list' | 'feed';
  readonly id: number;
  readonly name: string;
  readonly category: string | null;
  readonly action: IndexAction;
  readonly answers: Answers;
  /** For a block: its kind, and its kind if an entry overrides the guard list. */
  readonly block: { readonly kind: number; readonly knowing: number };
  /** For an allow: the kinds of blocks that it releases. */
  readonly releases: number;
  /** Whether its names count as names of its category. */
  readonly inCategory: boolean;
}

/** The answer to a block, and the answer if it is for one exact name or address (RFC 8020). */
export interface Answers {
  readonly whole: IndexAnswer;
  readonly exact: IndexAnswer;
}

export interface CompanyRecord {
  /** The company's number in keys; null if it has no list of its own. */
  readonly number: number | null;
  readonly ipv4: readonly number[];
  readonly ipv6: readonly number[];
  /** The rank of each inherited source for this company; null if it does not apply. */
  readonly ranks: readonly (number | null)[];
  readonly own: readonly { readonly source: SourceRecord; readonly rank: number }[];
  /** The company's rules, inherited ones included. */
  readonly rules: readonly RuleRecord[];
}

export interface RuleRecord {
  readonly rank: number;
  readonly id: number;
  readonly name: string;
  readonly scope: 'msp' | 'company';
  readonly action: IndexAction;
  readonly answers: Answers;
  readonly kind: number;
  readonly releases: number;
  readonly patterns: readonly PatternRecord[] | null;
  readonly tlds: readonly string[] | null;
  readonly categories: readonly string[] | null;
  readonly types: readonly number[] | null;
  readonly networks: readonly string[] | null;
  readonly devices: readonly string[] | null;
  /** The intervals in which the rule applies, in milliseconds since 1970. */
  readonly windows: readonly (readonly [number, number])[] | null;
}

export interface PatternRecord {
  readonly labels: readonly string[];
  readonly reach: (typeof reaches)[number];
}
