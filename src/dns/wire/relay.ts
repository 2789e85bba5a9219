import { flags, headerSize, rcodeOf, types } from './constants.ts';
import { get32, put16, put32, room } from './octets.ts';
import { writeOpt } from './opt.ts';
import type { Query } from './query.ts';
import type { Response } from './response.ts';

/** An upstream's answer, prepared once for all clients that get it. */
export interface Relayable {
  /** The part of the packet that is relayed. */
  readonly octets: Uint8Array;
  readonly bits: number;
  /** The position of the TTL of each record. */
  readonly ttlsAt: readonly number[];
  /** The number of additional records. */
  readonly additional: number;
}

/** Records after the upstream’s OPT record are left out; additional records are optional. */
export function relayable({ packet, bits, records, question }: Response): Relayable {
  const opt = records.findIndex(({ section, type }) => section === 'additional' && type === types.OPT);
  const kept = opt < 0 ? records : records.slice(0, opt);
  const last = kept.at(-1);
  const end = last === undefined ? headerSize + question : last.dataAt + last.dataLength;
  const octets = new Uint8Array(end);
  octets.set(packet.subarray(0, end));
  for (const { ttl, ttlAt } of kept) put32(octets, ttlAt, ttl);
  return {
    octets,
    bits,
    ttlsAt: kept.map(({ ttlAt }) => ttlAt),
    additional: kept.filter(({ section }) => section === 'additional').length,
  };
}

/**
 * An upstream’s answer for this client: with its id and question, TTLs that count down (RFC 1035 §7.3), and EDNS only
 * if the client uses it. `age`: how many seconds ago the upstream answered.
 */
export function relay(
  { octets, bits, ttlsAt, additional }: Relayable,
  query: Query,
  age: number,
): Uint8Array {
  const { edns, question } = query;
  const opt = edns === null ? null : writeOpt(edns.dnssecOk, rcodeOf(bits), undefined);
  const end = octets.length;
  const bytes = room(end + (opt?.length ?? 0));
  bytes.set(octets);
  put16(bytes, 0, query.id);
  put16(bytes, 2, bitsFor(bits, query));
  put16(bytes, 10, additional + (opt === null ? 0 : 1));
  // The same name has the same length in the client’s letters, so every pointer to it stays valid.
  bytes.set(question, headerSize);
  for (const at of ttlsAt) put32(bytes, at, Math.max(0, get32(octets, at) - age));
  if (opt !== null) bytes.set(opt, end);
  return bytes;
}

/** AD is for clients that understand it (RFC 6840 §5.8). AA is true only of the upstream’s own answer. */
function bitsFor(bits: number, query: Query): number {
  const understandsAd = (query.bits & flags.authenticData) !== 0 || query.edns?.dnssecOk === true;
  const repeated = query.bits & (flags.recursionDesired | flags.checkingDisabled);
  return (
    flags.response |
    flags.recursionAvailable |
    repeated |
    (bits & (flags.truncated | 0xf)) |
    (understandsAd ? bits & flags.authenticData : 0)
  );
}
