import { flags, headerSize, types } from './constants.ts';
import { join } from './join.ts';
import { type ExtendedError, writeOpt } from './opt.ts';
import type { Query } from './query.ts';
import type { Response } from './response.ts';

export interface Relayed {
  /** How long ago the upstream gave it: every TTL is that much shorter. Seconds. */
  readonly age: number;
  readonly error?: ExtendedError | undefined;
}

/**
 * An upstream’s answer as this client gets it: its own id and question, TTLs that count down (RFC 1035 §7.3), and EDNS
 * only where it speaks EDNS. What stands after the upstream’s OPT record is left out; additional records may be.
 */
export function relay(
  { packet, bits, records }: Response,
  query: Query,
  { age, error }: Relayed,
): Uint8Array {
  const opt = records.find(({ section, type }) => section === 'additional' && type === types.OPT);
  const kept = opt === undefined ? records : records.slice(0, records.indexOf(opt));
  const last = kept.at(-1);
  const end = last === undefined ? headerSize + query.question.length : last.dataAt + last.dataLength;
  // Not by `slice`, which is a view if the packet is a Buffer: the packet is for other clients too.
  const copy = Uint8Array.from(packet.subarray(0, end));
  const view = new DataView(copy.buffer);
  // The same name and so the same length, in the client’s letters: every pointer to it still holds.
  copy.set(query.question, headerSize);
  for (const { ttl, ttlAt } of kept) view.setUint32(ttlAt, Math.max(0, ttl - age));
  view.setUint16(0, query.id);
  view.setUint16(2, bitsFor(bits, query));
  const additional = kept.filter(({ section }) => section === 'additional').length;
  const { edns } = query;
  view.setUint16(10, additional + (edns === null ? 0 : 1));
  return edns === null ? copy : join([copy, writeOpt(edns.dnssecOk, bits & 0xf, error)]);
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
