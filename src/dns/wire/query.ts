import { flags, headerSize, opcodeOf, plainUdpSize, rcodes, types } from './constants.ts';
import { parseName, skipName } from './name.ts';
import { get16 } from './octets.ts';

/** What a client may add to the question (RFC 6891). */
export interface Edns {
  /** The octets that it accepts by UDP; never under 512 (RFC 6891 §6.2.3). */
  readonly udpSize: number;
  readonly version: number;
  /** DO: it wants DNSSEC records (RFC 3225). */
  readonly dnssecOk: boolean;
}

export interface Query {
  readonly id: number;
  /** All bits of the header’s second pair of octets. */
  readonly bits: number;
  readonly name: Uint8Array;
  readonly type: number;
  readonly class: number;
  /**
   * The question as it was sent. An answer repeats it letter by letter, for clients that mix upper and lower case as a
   * check.
   */
  readonly question: Uint8Array;
  readonly edns: Edns | null;
}

export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: Query }
  /** A query to be answered with an error: by a header alone if the question could not be parsed. */
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly bits: number;
      readonly rcode: number;
      readonly query: Query | null;
    }
  /** A packet that is never answered: it has no header, or is itself an answer, which would begin a loop. */
  | { readonly kind: 'dropped' };

/** Far more additional records than any client sends (OPT, a signature): more are an attempt to waste time. */
const mostAdditional = 8;

/** Reads a client’s packet. */
export function parseQuery(packet: Uint8Array): ParsedQuery {
  if (packet.length < headerSize) return { kind: 'dropped' };
  const id = get16(packet, 0);
  const bits = get16(packet, 2);
  if ((bits & flags.response) !== 0) return { kind: 'dropped' };
  if (opcodeOf(bits) !== 0) return refused(id, bits, rcodes.notImp);
  // RFC 9619: a query has one question. It has neither answers nor authorities.
  if (get16(packet, 4) !== 1 || get16(packet, 6) !== 0 || get16(packet, 8) !== 0)
    return refused(id, bits, rcodes.formErr);
  const additional = get16(packet, 10);
  const parsed = parseName(packet, headerSize);
  // Nothing precedes the question, so a pointer in it is invalid.
  if (parsed === null || parsed.next !== headerSize + parsed.name.length)
    return refused(id, bits, rcodes.formErr);
  const { name, next } = parsed;
  const end = next + 4;
  if (end > packet.length || additional > mostAdditional) return refused(id, bits, rcodes.formErr);
  const edns = additional === 0 ? null : findEdns(packet, end, additional);
  const query: Query = {
    id,
    bits,
    name,
    type: get16(packet, next),
    class: get16(packet, next + 2),
    question: new Uint8Array(packet.buffer, packet.byteOffset + headerSize, end - headerSize),
    edns: edns ?? null,
  };
  if (edns === undefined || query.type === types.OPT) return refused(id, bits, rcodes.formErr, query);
  return edns !== null && edns.version > 0
    ? refused(id, bits, rcodes.badVers, query)
    : { kind: 'query', query };
}

const refused = (id: number, bits: number, rcode: number, query: Query | null = null): ParsedQuery => ({
  kind: 'refused',
  id,
  bits,
  rcode,
  query,
});

/** The OPT record; null without one, undefined if the part after the question is malformed. */
function findEdns(packet: Uint8Array, start: number, count: number): Edns | null | undefined {
  let found: Edns | null = null;
  let position = start;
  for (let index = 0; index < count; index++) {
    const isRoot = packet[position] === 0;
    const fixed = skipName(packet, position);
    if (fixed === null || fixed + 10 > packet.length) return undefined;
    const size = get16(packet, fixed + 8);
    position = fixed + 10 + size;
    if (position > packet.length) return undefined;
    if (get16(packet, fixed) !== types.OPT) continue;
    // RFC 6891 §6.1.1: at most one, and its name is the root.
    if (found !== null || !isRoot || !areOptions(packet, fixed + 10, position)) return undefined;
    found = {
      udpSize: Math.max(plainUdpSize, get16(packet, fixed + 2)),
      version: packet[fixed + 5] ?? 0,
      dnssecOk: (get16(packet, fixed + 6) & 0x8000) !== 0,
    };
  }
  return found;
}

/** Whether options fill the record to its end (RFC 6891 §6.1.2). */
function areOptions(packet: Uint8Array, start: number, end: number): boolean {
  let position = start;
  while (position + 4 <= end) position += 4 + get16(packet, position + 2);
  return position === end;
}
