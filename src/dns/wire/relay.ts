import { flags, headerSize, types } from './constants.ts';
import { put16, put32, room } from './octets.ts';
import { type ExtendedError, writeOpt } from './opt.ts';
import type { Query } from './query.ts';
import type { Response } from './response.ts';

export interface Relayed {
  /** How long ago the upstream gave it: every TTL is that much shorter. Seconds. */
  readonly age: number;
  readonly error?: ExtendedError | undefined;
}

/** What is relayed of an upstream's answer, found once for all clients that get it. */
export interface Relayable {
  readonly packet: Uint8Array;
  readonly bits: number;
  /** Where what is relayed ends. */
  readonly end: number;
  readonly ttls: readonly { readonly at: number; readonly seconds: number }[];
  /** Additional records among them. */
  readonly additional: number;
}

/** What stands after the upstream’s OPT record is left out; additional records may be. */
export function relayable({ packet, bits, records, question }: Response): Relayable {
  const opt = records.findIndex(({ section, type }) => section === 'additional' && type === types.OPT);
  const kept = opt < 0 ? records : records.slice(0, opt);
  const last = kept.at(-1);
  return {
    packet,
    bits,
    end: last === undefined ? headerSize + question : last.dataAt + last.dataLength,
    ttls: kept.map(({ ttl, ttlAt }) => ({ at: ttlAt, seconds: ttl })),
    additional: kept.filter(({ section }) => section === 'additional').length,
  };
}

/**
 * An upstream’s answer as this client gets it: its own id and question, TTLs that count down (RFC 1035 §7.3), and EDNS
 * only where it speaks EDNS.
 */
export function relay(
  { packet, bits, end, ttls, additional }: Relayable,
  query: Query,
  { age, error }: Relayed,
): Uint8Array {
  const { edns, question } = query;
  const opt = edns === null ? null : writeOpt(edns.dnssecOk, bits & 0xf, error);
  const bytes = room(end + (opt?.length ?? 0));
  for (let at = 0; at < end; at++) bytes[at] = packet[at] as number;
  put16(bytes, 0, query.id);
  put16(bytes, 2, bitsFor(bits, query));
  put16(bytes, 10, additional + (opt === null ? 0 : 1));
  // The same name and so the same length, in the client’s letters: every pointer to it still holds.
  bytes.set(question, headerSize);
  for (const { at, seconds } of ttls) put32(bytes, at, Math.max(0, seconds - age));
  if (opt !== null) bytes.set(opt, end);
  return bytes;
}

/** AD is for clients that show they understand it (RFC 6840 §5.8); AA is the upstream’s affair. */
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
