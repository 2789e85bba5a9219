import { addressOf } from '../../platform/values/ip-address.ts';
import { parseNetwork } from '../index/keys.ts';
import type { Endpoint } from './protocol.ts';

/** Addresses in the form of Linux: struct sockaddr_in and struct sockaddr_in6, on little-endian machines. */

const ipv4 = { family: 2, size: 16, octets: 4, end: 8 };
const ipv6 = { family: 10, size: 28, octets: 8, end: 24 };

/** Only addresses without a zone (`fe80::1%eth0`): a zone needs a look-up. */
export function socketAddress({ host, port }: Endpoint): Uint8Array {
  const octets = parseNetwork(host)?.octets;
  if (octets === undefined) throw new Error(`${host} is no IP address.`);
  const kind = octets.length === 4 ? ipv4 : ipv6;
  const bytes = Buffer.alloc(kind.size);
  bytes.writeUInt16LE(kind.family, 0);
  bytes.writeUInt16BE(port, 2);
  bytes.set(octets, kind.octets);
  return bytes;
}

export const portOf = (peer: Uint8Array): number => ((peer[2] ?? 0) << 8) | (peer[3] ?? 0);

/** The IP address in canonical form (RFC 5952), without a zone. */
export function textOf(peer: Uint8Array): string {
  if (peer[0] === ipv4.family) return peer.subarray(ipv4.octets, ipv4.end).join('.');
  const octets = Buffer.from(peer.subarray(ipv6.octets, ipv6.end));
  const groups = Array.from({ length: 8 }, (_, index) => octets.readUInt16BE(index * 2).toString(16));
  const text = groups.join(':');
  return addressOf(text) ?? text;
}
