import type { Cidr, Name, Reach } from '../model.ts';
import { hostOf } from '../parse-domain.ts';
import { type NameComplaint, readName, suffixKind } from '../read-name.ts';
import { readNetwork } from '../read-network.ts';

/** An entry of a list in the notation for people. */
export type ListEntry =
  | { readonly name: Name; readonly reach: Reach }
  /** An address in answers. */
  | { readonly address: Cidr };

/** Why a text is not an entry, in words for the person who wrote it. */
export const entryComplaints = {
  not_a_name: 'This is neither a domain name nor an address.',
  address: 'An address has no “=” or “*.” before it.',
  everything: 'This would be every name.',
  wildcard: 'A “*” is only possible as “*.” at the start. Use a rule for other patterns.',
  top_level_domain: 'This is a whole top-level domain. Confirm that you want all names below it.',
  public_suffix:
    'This is a public suffix: anyone can register names below it. Confirm that you want all of them.',
  shared_suffix: 'This domain hosts sites of many owners. Confirm that you want all of them.',
  too_wide: 'The network is too large: at least /8 for IPv4 and /16 for IPv6.',
} as const satisfies Record<NameComplaint | 'wildcard' | 'too_wide', string>;

export type EntryComplaint = keyof typeof entryComplaints;

/**
 * The notation for entries: `bad.example` is the name with all names below it, `=bad.example` the name alone,
 * `*.bad.example` only the names below it; `192.0.2.7` and `192.0.2.0/24` are addresses in answers. A name may be
 * defanged, or be in a URL.
 */
export function readEntry(
  text: string,
  { wholeSuffixes }: { readonly wholeSuffixes: boolean },
): ListEntry | { readonly complaint: EntryComplaint } {
  const [prefix = '', rest = ''] = /^(=|\*\.|\*\[\.\])?(.*)$/s.exec(text)?.slice(1) ?? [];
  const written = rest.trim();
  const network = readNetwork(written.replaceAll('[.]', '.'));
  if (network.network !== null)
    return prefix === '' ? { address: network.network } : { complaint: 'address' };
  if (network.complaint === 'too_wide') return { complaint: 'too_wide' };
  if (/^=?\s*[*.]+$/.test(text)) return { complaint: 'everything' };
  if (written.includes('*')) return { complaint: 'wildcard' };
  const { name, complaint } = readName(hostOf(written));
  if (name === null) return { complaint };
  const suffix = wholeSuffixes ? null : suffixKind(name);
  if (suffix !== null) return { complaint: suffix };
  return { name, reach: prefix === '' ? 'with_below' : prefix === '=' ? 'exact' : 'only_below' };
}

/** Writes an entry in the notation that {@link readEntry} parses. */
export function writeEntry(entry: ListEntry): string {
  if ('address' in entry) return entry.address;
  return { with_below: '', exact: '=', only_below: '*.' }[entry.reach] + entry.name;
}
