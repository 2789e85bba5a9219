import { types } from '../wire/constants.ts';
import { nameFromText, nameKey, suffixesOf } from '../wire/name.ts';

/** How a special name is answered without an upstream. */
export type Special = 'absent' | 'empty' | 'loopback';

/**
 * Zones that no upstream is asked about, unless a conditional forward covers them. Absent: neither the zone nor a name
 * in it exists. Empty: the zone exists, and no name is below it.
 */
const zones: Readonly<Record<string, Special>> = {
  // RFC 6761 §6.3 and §6.4, RFC 7686 §2, RFC 6762 §22.1, RFC 9476 §2.
  localhost: 'loopback',
  invalid: 'absent',
  onion: 'absent',
  local: 'absent',
  alt: 'absent',
  // RFC 8375 §4, RFC 9462 §6.4.
  'home.arpa': 'empty',
  'resolver.arpa': 'empty',
  // Firefox queries it before it switches to its own DoH server.
  'use-application-dns.net': 'absent',
  // RFC 6303 §4 and RFC 7793 §2: the reverse zones of addresses that differ on each network.
  ...Object.fromEntries(
    [
      '0',
      '10',
      '127',
      '254.169',
      '2.0.192',
      '100.51.198',
      '113.0.203',
      '255.255.255.255',
      '168.192',
      ...between(16, 31).map((octet) => `${octet}.172`),
      ...between(64, 127).map((octet) => `${octet}.100`),
    ].map((zone) => [`${zone}.in-addr.arpa`, 'empty']),
  ),
  ...Object.fromEntries(
    ['d.f', '8.e.f', '9.e.f', 'a.e.f', 'b.e.f', '8.b.d.0.1.0.0.2', unspecified('0'), unspecified('1')].map(
      (zone) => [`${zone}.ip6.arpa`, 'empty'],
    ),
  ),
};

const byName = new Map(
  Object.entries(zones).map(([zone, special]) => [nameKey(nameFromText(zone) ?? new Uint8Array()), special]),
);

/** How a name is answered if it is special; null if it is not. */
export function specialOf(name: Uint8Array, type: number): Special | null {
  for (const at of suffixesOf(name)) {
    const special = byName.get(nameKey(name.subarray(at)));
    if (special === undefined) continue;
    if (special === 'empty') {
      // The parent answers for the DS record of a zone (RFC 4035 §3.1.4.1), and signs that there is none.
      if (at === 0 && type === types.DS) return null;
      return at === 0 ? 'empty' : 'absent';
    }
    return special;
  }
  return null;
}

/** The address of `localhost` (RFC 6761 §6.3). */
export function loopbackOf(type: number): Uint8Array | null {
  if (type === types.A) return Uint8Array.of(127, 0, 0, 1);
  return type === types.AAAA ? Uint8Array.of(...new Array<number>(15).fill(0), 1) : null;
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The address `::` or `::1` as the labels of `ip6.arpa`. */
function unspecified(first: string): string {
  return [first, ...new Array<string>(31).fill('0')].join('.');
}
