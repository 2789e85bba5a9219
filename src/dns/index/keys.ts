import { keys } from './format.ts';

/** Room for the longest key: a name of 255 octets, and a company. */
export const longestKey = 255 + 4;

/**
 * Writes a name in wire format into `into` from `at`; gives where it ends, or -1 if the text is no name that can be
 * queried. Names are written once each when a million are compiled, so nothing is allocated.
 */
export function putName(name: string, into: Uint8Array, at: number): number {
  const limit = at + 254;
  let length = at;
  let end = at + 1;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code !== 0x2e) {
      if (code <= 0x20 || code > 0x7e || (code >= 0x41 && code <= 0x5a) || end >= limit) return -1;
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

/** Reads `192.0.2.0/24` or an address; null if it is neither. */
export function parseNetwork(cidr: string): Network | null {
  const [address = '', length, ...rest] = cidr.split('/');
  const octets = address.includes(':') ? ipv6(address) : ipv4(address);
  if (octets === null || rest.length > 0) return null;
  const prefix = length === undefined ? octets.length * 8 : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (prefix < 0 || prefix > octets.length * 8) return null;
  return { octets: masked(octets, prefix), prefix };
}

/** The first `prefix` bits, and zeros. */
export function masked(octets: Uint8Array, prefix: number): Uint8Array {
  return octets.map((octet, index) => {
    const left = prefix - index * 8;
    return left >= 8 ? octet : left <= 0 ? 0 : octet & (0xff << (8 - left));
  });
}

export const isInNetwork = ({ octets, prefix }: Network, address: Uint8Array): boolean =>
  address.length === octets.length &&
  masked(address, prefix).every((octet, index) => octet === octets[index]);

/** The key of a network, whose octets are masked; of one company's own if it is given. */
export function networkKey({ octets, prefix }: Network, company: number | null): Uint8Array {
  const key = new Uint8Array(2 + octets.length + (company === null ? 0 : 4));
  key.set([octets.length === 4 ? keys.ipv4 : keys.ipv6, prefix, ...octets]);
  if (company !== null) putCompany(company, key, 2 + octets.length);
  return key;
}

/** Ends a key as one of a company's own; gives where it ends. */
export function putCompany(company: number, into: Uint8Array, at: number): number {
  new DataView(into.buffer, into.byteOffset).setUint32(at, company, true);
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

function ipv4(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return null;
  return Uint8Array.from(parts, Number);
}

function ipv6(text: string): Uint8Array | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail !== null) {
    const last = ipv4(tail[2] ?? '');
    if (last === null) return null;
    const [a = 0, b = 0, c = 0, d = 0] = last;
    return ipv6(`${tail[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`);
  }
  const [before = '', after, ...rest] = text.split('::');
  const head = before === '' ? [] : before.split(':');
  const end = after === undefined || after === '' ? [] : after.split(':');
  const missing = 8 - head.length - end.length;
  if (rest.length > 0 || (after === undefined ? missing !== 0 : missing < 1)) return null;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...end];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}
