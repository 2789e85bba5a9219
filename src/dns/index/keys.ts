import { isIP, isIPv6 } from 'node:net';
import { keys } from './format.ts';

/** Space for the longest key: a name of 255 octets, and a company. */
export const longestKey = 255 + 4;

/**
 * Writes a name in wire format into `into` from `at`. Returns its end, or -1 if the text is not a name that can be
 * queried. Millions of names are written one by one, so nothing is allocated.
 */
export function putName(name: string, into: Uint8Array, at: number): number {
  const limit = at + 254;
  let length = at;
  let end = at + 1;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code !== 0x2e) {
      if (code <= 0x20 || code > 0x7e || code === backslash || (code >= 0x41 && code <= 0x5a) || end >= limit)
        return -1;
      into[end++] = code;
      continue;
    }
    if (!isLabel(end - length - 1) || end >= limit) return -1;
    into[length] = end - length - 1;
    length = end++;
  }
  if (!isLabel(end - length - 1)) return -1;
  into[length] = end - length - 1;
  into[end] = 0;
  return end + 1;
}

/** It begins an escape (RFC 1035 §5.1), which would be a different octet in a query. */
const backslash = 0x5c;

const isLabel = (size: number) => size > 0 && size <= 63;

/** How many labels a name has. */
export function labelCount(name: string): number {
  let count = 1;
  for (let index = name.indexOf('.'); index >= 0; index = name.indexOf('.', index + 1)) count++;
  return count;
}

export interface Network {
  /** The address with zeros after the prefix: 4 or 16 octets. */
  readonly octets: Uint8Array;
  readonly prefix: number;
}

/** Parses `192.0.2.0/24` or an address; null if it is neither. */
export function parseNetwork(cidr: string): Network | null {
  const [address = '', length, ...rest] = cidr.split('/');
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return null;
  const octets = isIPv6(address) ? ipv6(address) : ipv4(address);
  const prefix = length === undefined ? octets.length * 8 : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (prefix < 0 || prefix > octets.length * 8) return null;
  return { octets: masked(octets, prefix), prefix };
}

/** The first `prefix` bits, followed by zeros. */
export function masked(octets: Uint8Array, prefix: number): Uint8Array {
  return octets.map((octet, index) => {
    const left = prefix - index * 8;
    return left >= 8 ? octet : left <= 0 ? 0 : octet & (0xff << (8 - left));
  });
}

export const isInNetwork = ({ octets, prefix }: Network, address: Uint8Array): boolean =>
  address.length === octets.length &&
  masked(address, prefix).every((octet, index) => octet === octets[index]);

/** The key of a network, whose octets are masked. With a company, the key of that company's own network. */
export function networkKey({ octets, prefix }: Network, company: number | null): Uint8Array {
  const key = new Uint8Array(2 + octets.length + (company === null ? 0 : 4));
  key.set([octets.length === 4 ? keys.ipv4 : keys.ipv6, prefix, ...octets]);
  if (company !== null) putCompany(company, key, 2 + octets.length);
  return key;
}

/** Appends a company to a key; returns the end of the key. */
export function putCompany(company: number, into: Uint8Array, at: number): number {
  for (let octet = 0; octet < 4; octet++) into[at + octet] = company >>> (8 * octet);
  return at + 4;
}

export function combinationKey(combination: number): Uint8Array {
  const key = new Uint8Array(5);
  key[0] = keys.combination;
  new DataView(key.buffer).setUint32(1, combination, true);
  return key;
}

export const recordKey = (name: string): Uint8Array =>
  Uint8Array.of(keys.record, ...new TextEncoder().encode(name));

const ipv4 = (text: string): Uint8Array => Uint8Array.from(text.split('.'), Number);

/** An address that `isIPv6` accepts, with `::` and with the dotted end of RFC 4291 §2.2. */
function ipv6(text: string): Uint8Array {
  const octetsOf = (groups: string) =>
    groups
      .split(':')
      .filter((group) => group !== '')
      .flatMap((group) => {
        if (group.includes('.')) return [...ipv4(group)];
        const value = Number.parseInt(group, 16);
        return [value >> 8, value & 255];
      });
  const [head = [], end = []] = text.split('::').map(octetsOf);
  return Uint8Array.from([...head, ...new Array<number>(16 - head.length - end.length).fill(0), ...end]);
}
