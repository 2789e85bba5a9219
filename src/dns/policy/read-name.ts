import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import type { Name } from './model.ts';

/** Why a text names nothing that a list should contain. */
export type NameComplaint =
  | 'not_a_name'
  | 'address'
  | 'everything'
  | 'top_level_domain'
  | 'public_suffix'
  | 'shared_suffix';

/** A name, and whether it belongs to more people than one; or why there is none. */
export type NameRead =
  | { readonly name: Name; readonly suffix: SuffixKind | null }
  | { readonly name: null; readonly complaint: NameComplaint };

/** A name below which anyone can have names: `com`, `co.uk`, `github.io`. */
export type SuffixKind = Extract<NameComplaint, 'top_level_domain' | 'public_suffix' | 'shared_suffix'>;

/**
 * Reads a domain name as a list writes it: in any case, in Unicode or Punycode, with or without its final dot. The
 * characters are those of names in use, with the underscore (RFC 8552), and hyphens at any place. A million are read
 * in a second, so the usual name takes the short way.
 */
export function readName(text: string): NameRead {
  const lower = text.toLowerCase();
  const name = asciiOf(lower.endsWith('.') ? lower.slice(0, -1) : lower);
  if (name === '' || name === '*') return none(text === '' ? 'not_a_name' : 'everything');
  if (name.length > 253 || !namePattern.test(name)) return none('not_a_name');
  if (endsInNumber.test(name)) return none('address');
  return { name, suffix: suffixKind(name) };
}

const none = (complaint: NameComplaint): NameRead => ({ name: null, complaint });

const namePattern = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
/** No top-level domain is a number: what ends in one is an IPv4 address, or meant to be. */
const endsInNumber = /(?:^|\.)(?:\d+|0x[\da-f]*)$/;

// domainToASCII would also take percent-escapes and IPv4 addresses in hexadecimal; no list means them.
const asciiOf = (name: string) => (isAscii.test(name) || name.includes('%') ? name : domainToASCII(name));
const isAscii = /^[\x20-\x7e]*$/;

/** By the Public Suffix List. Private suffixes are those under which a provider has its customers. */
function suffixKind(name: Name): SuffixKind | null {
  if (!name.includes('.')) return 'top_level_domain';
  const { domain, isPrivate } = parse(name, suffixOptions);
  if (domain !== null) return null;
  return isPrivate ? 'shared_suffix' : 'public_suffix';
}

const suffixOptions = {
  allowPrivateDomains: true,
  validateHostname: false,
  extractHostname: false,
  detectIp: false,
};
