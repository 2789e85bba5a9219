import { domainToASCII } from 'node:url';
import { getPublicSuffix, parse } from 'tldts';
import type { Name } from './model.ts';

/** Why a text is not a name that a list should contain. */
export type NameComplaint =
  | 'not_a_name'
  | 'address'
  | 'everything'
  | 'top_level_domain'
  | 'public_suffix'
  | 'shared_suffix';

export type NameRead =
  | { readonly name: Name; readonly complaint: null }
  | { readonly name: null; readonly complaint: Exclude<NameComplaint, SuffixKind> };

/** Why a name belongs to more than one party: it is `com`, `co.uk` or `github.io`. */
export type SuffixKind = Extract<NameComplaint, 'top_level_domain' | 'public_suffix' | 'shared_suffix'>;

/**
 * Parses a domain name in the forms of lists: in any case, in Unicode or Punycode, with or without its final dot. It
 * accepts the characters of names in use, with the underscore (RFC 8552), and hyphens at any position. Feeds have
 * millions, so a name in canonical form takes a shortcut.
 */
export function readName(text: string): NameRead {
  if (text === '*' || text === '.') return none('everything');
  // A Unicode name is never shorter in ASCII, and only a final dot may be dropped.
  if (text.length > longestName + 1) return none('not_a_name');
  const lower = text.toLowerCase();
  const name = namePattern.test(lower) ? lower : unusual(lower);
  if (name.length > longestName || !namePattern.test(name)) return none('not_a_name');
  return endsInNumber(name) ? none('address') : { name, complaint: null };
}

/** By the Public Suffix List. Private suffixes are those whose subdomains a provider gives to customers. */
export function suffixKind(name: Name): SuffixKind | null {
  if (!name.includes('.')) return 'top_level_domain';
  if (getPublicSuffix(name, suffixOptions) !== name) return null;
  return parse(name, suffixOptions).isPrivate ? 'shared_suffix' : 'public_suffix';
}

const suffixOptions = {
  allowPrivateDomains: true,
  validateHostname: false,
  extractHostname: false,
  detectIp: false,
};

const none = (complaint: Exclude<NameComplaint, SuffixKind>): NameRead => ({ name: null, complaint });

/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters. */
const longestName = 253;
const namePattern = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;

function unusual(name: string): string {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  // For ASCII, domainToASCII would also accept percent-escapes and hexadecimal addresses, which no list means.
  return /^[\x20-\x7e]*$|%/.test(bare) ? bare : domainToASCII(bare);
}

/**
 * No top-level domain is a number: a name that ends in one is an IPv4 address, or an attempt at one (WHATWG URL, host
 * parsing).
 */
function endsInNumber(name: string): boolean {
  // A shortcut: most names end in a letter that no number has.
  return name.charCodeAt(name.length - 1) <= 0x66 && /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(name);
}
