import { flags, headerSize, rcodeOf, rcodes, types } from './constants.ts';
import { equalNames, parseName, skipName } from './name.ts';

export type Section = 'answer' | 'authority' | 'additional';

/** The positions of a record in a packet, as offsets. */
export interface RecordPlace {
  readonly section: Section;
  readonly nameAt: number;
  readonly type: number;
  readonly ttl: number;
  readonly ttlAt: number;
  readonly dataAt: number;
  readonly dataLength: number;
}

/** An upstream’s answer. */
export interface Response {
  readonly packet: Uint8Array;
  readonly id: number;
  readonly bits: number;
  readonly rcode: number;
  readonly isTruncated: boolean;
  readonly name: Uint8Array;
  readonly type: number;
  readonly class: number;
  /** The octets of the question. */
  readonly question: number;
  readonly records: readonly RecordPlace[];
}

/** Far more records than fit into the largest useful answer; each takes at least 11 octets. */
const mostRecords = 2_000;

/** Reads an upstream’s answer; null if it is malformed, or not an answer to one question. */
export function parseResponse(packet: Uint8Array): Response | null {
  if (packet.length < headerSize) return null;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const bits = view.getUint16(2);
  if ((bits & flags.response) === 0 || view.getUint16(4) !== 1) return null;
  const asked = parseName(packet, headerSize);
  if (asked === null || asked.next + 4 > packet.length) return null;
  const counts = { answer: view.getUint16(6), authority: view.getUint16(8), additional: view.getUint16(10) };
  const isTruncated = (bits & flags.truncated) !== 0;
  const records = findRecords(packet, view, asked.next + 4, counts);
  // A truncated packet may end anywhere. The query is repeated by TCP, whatever the packet contains.
  if (records === null && !isTruncated) return null;
  return {
    packet,
    id: view.getUint16(0),
    bits,
    rcode: rcodeOf(bits),
    isTruncated,
    name: asked.name,
    type: view.getUint16(asked.next),
    class: view.getUint16(asked.next + 2),
    question: asked.next + 4 - headerSize,
    records: records ?? [],
  };
}

function findRecords(
  packet: Uint8Array,
  view: DataView,
  start: number,
  counts: Readonly<Record<Section, number>>,
): RecordPlace[] | null {
  if (counts.answer + counts.authority + counts.additional > mostRecords) return null;
  const records: RecordPlace[] = [];
  let position = start;
  for (const section of ['answer', 'authority', 'additional'] as const) {
    for (let index = 0; index < counts[section]; index++) {
      const nameAt = position;
      const fixed = skipName(packet, position);
      if (fixed === null || fixed + 10 > packet.length) return null;
      const dataLength = view.getUint16(fixed + 8);
      const dataAt = fixed + 10;
      position = dataAt + dataLength;
      if (position > packet.length) return null;
      const written = view.getUint32(fixed + 4);
      // RFC 2181 §8: a TTL with its highest bit set is zero.
      const ttl = written > 0x7fffffff ? 0 : written;
      records.push({
        section,
        nameAt,
        type: view.getUint16(fixed),
        ttl,
        ttlAt: fixed + 4,
        dataAt,
        dataLength,
      });
    }
  }
  return records;
}

/** Whether it answers this question. Other answers are dropped (RFC 5452 §4.2). */
export const isAnswerTo = (
  response: Response,
  question: { readonly id: number; readonly name: Uint8Array; readonly type: number; readonly class: number },
): boolean =>
  response.id === question.id &&
  response.type === question.type &&
  response.class === question.class &&
  equalNames(response.name, question.name);

/** The names that an answer leads to. Policy applies to them as to the queried name. */
export function targetsOf({ packet, records }: Response): Uint8Array[] {
  return records.flatMap(({ section, type, dataAt, dataLength }) => {
    if (section !== 'answer') return [];
    const at = type === types.CNAME || type === types.DNAME ? dataAt : isService(type) ? dataAt + 2 : null;
    const parsed = at === null || at >= dataAt + dataLength ? null : parseName(packet, at);
    // The root as a service’s target means the name itself (RFC 9460 §2.5).
    return parsed === null || parsed.name.length === 1 ? [] : [parsed.name];
  });
}

/** The addresses in an answer, 4 or 16 octets each; including hints in a service record (RFC 9460 §7.3). */
export function addressesOf({ packet, records }: Response): Uint8Array[] {
  return records.flatMap(({ section, type, dataAt, dataLength }) => {
    if (section !== 'answer') return [];
    const data = packet.subarray(dataAt, dataAt + dataLength);
    if ((type === types.A && dataLength === 4) || (type === types.AAAA && dataLength === 16)) return [data];
    return isService(type) ? hintsOf(packet, dataAt, dataAt + dataLength) : [];
  });
}

const isService = (type: number) => type === types.HTTPS || type === types.SVCB;
const ipv4Hint = 4;
const ipv6Hint = 6;

function hintsOf(packet: Uint8Array, start: number, end: number): Uint8Array[] {
  const hints: Uint8Array[] = [];
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  let position = skipName(packet, start + 2);
  while (position !== null && position + 4 <= end) {
    const key = view.getUint16(position);
    const size = view.getUint16(position + 2);
    const value = position + 4;
    position = value + size;
    if (position > end) return hints;
    const each = key === ipv4Hint ? 4 : key === ipv6Hint ? 16 : 0;
    if (each > 0)
      for (let at = value; at + each <= position; at += each) hints.push(packet.subarray(at, at + each));
  }
  return hints;
}

/** The longest time that an answer, and a negative answer, is kept (RFC 8767 §4, RFC 2308 §5). Seconds. */
const longestAnswer = 86_400;
const longestAbsence = 10_800;

/**
 * How many seconds it may be answered from the cache; 0 if not at all. A negative answer is kept as the SOA record in
 * its authority section says (RFC 2308 §5); without one it is not kept.
 */
export function lifetimeOf({ packet, rcode, type, records, isTruncated }: Response): number {
  if (isTruncated || (rcode !== rcodes.noError && rcode !== rcodes.nxDomain)) return 0;
  const kept = records.filter(({ section, type }) => section === 'answer' && type !== types.OPT);
  const shortest = kept.reduce((least, { ttl }) => Math.min(least, ttl), longestAnswer);
  const isAnswer = rcode === rcodes.noError && kept.some((one) => one.type === type || type === types.ANY);
  if (isAnswer) return shortest;
  const soa = records.find(({ section, type }) => section === 'authority' && type === types.SOA);
  if (soa === undefined || soa.dataLength < 22) return 0;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const minimum = view.getUint32(soa.dataAt + soa.dataLength - 4);
  return Math.min(shortest, soa.ttl, minimum, longestAbsence);
}
