import { isIP } from 'node:net';
import { addressOf } from '../../platform/values/ip-address.ts';
import type { Cidr } from './model.ts';

/** The shortest prefixes that can be somebody's network, and not a part of the whole internet. */
const shortest = { 4: 8, 6: 16 } as const;

export type NetworkRead =
  | { readonly network: Cidr }
  | { readonly network: null; readonly complaint: 'not_a_network' | 'too_wide' };

/**
 * Parses `192.0.2.7`, `192.0.2.0/24` or `2001:db8::/32` into canonical form: RFC 5952, with zeros after the prefix, and
 * without the prefix of a single address.
 */
export function readNetwork(text: string): NetworkRead {
  const [written = '', length, ...rest] = text.split('/');
  const address = written.includes('%') ? null : addressOf(written);
  const family = address === null ? 0 : isIP(address);
  if (address === null || (family !== 4 && family !== 6) || rest.length > 0) return none;
  const bits = family === 4 ? 32 : 128;
  // For an IPv4 address in IPv6 notation, the prefix counts the 96 bits before it.
  const before = isIP(written) === 6 && family === 4 ? 96 : 0;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return none;
  const prefix = length === undefined ? bits : Number(length) - before;
  if (prefix < 0 || prefix > bits) return none;
  if (prefix < shortest[family]) return { network: null, complaint: 'too_wide' };
  return { network: prefix === bits ? address : `${masked(address, family, prefix)}/${prefix}` };
}

const none: NetworkRead = { network: null, complaint: 'not_a_network' };

function masked(address: string, family: 4 | 6, prefix: number): string {
  const size = family === 4 ? 8 : 16;
  const groups = family === 4 ? address.split('.').map(Number) : groupsOf(address);
  const kept = groups.map((group, index) => {
    const left = Math.min(Math.max(prefix - index * size, 0), size);
    return group & ~((1 << (size - left)) - 1);
  });
  return family === 4
    ? kept.join('.')
    : (addressOf(kept.map((group) => group.toString(16)).join(':')) ?? address);
}

/** The eight groups of an IPv6 address in canonical form, where `::` means some zeros. */
function groupsOf(address: string): number[] {
  const [head = [], end = []] = address
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  return [...head, ...new Array<number>(8 - head.length - end.length).fill(0), ...end];
}
