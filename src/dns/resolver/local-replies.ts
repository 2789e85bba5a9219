import { blockKinds } from '../index/format.ts';
import type { Match, Verdict } from '../index/reader.ts';
import { extendedErrors, headerSize, internetClass, rcodes, types } from '../wire/constants.ts';
import { join } from '../wire/join.ts';
import { nameFromText } from '../wire/name.ts';
import { put32 } from '../wire/octets.ts';
import type { ExtendedError } from '../wire/opt.ts';
import type { Query } from '../wire/query.ts';
import { type WireRecord, writeReply } from '../wire/write.ts';
import { loopbackOf, type Special } from './special-names.ts';

/** Answers that Picket gives without an upstream. */

/** Seconds: short, so that a released name works again soon. */
const ttl = 60;

/** The answer to a blocked query, as the policy sets it. */
export function blockedReply(
  query: Query,
  verdict: Pick<Verdict, 'answer' | 'by'>,
  generation: number,
): Uint8Array {
  const { answer } = verdict;
  // Read only if it is sent: a match is built each time.
  const by = query.edns === null ? null : verdict.by;
  const error = by === null ? undefined : errorOf(by);
  if (answer === 'refused') return writeReply(query, { rcode: rcodes.refused, error });
  const rcode = answer === 'nodata' ? rcodes.noError : rcodes.nxDomain;
  return writeReply(query, { rcode, authority: [soaFor(query, generation)], error });
}

/** The answer for a name that no upstream is asked about (`special-names.ts`). */
export function specialReply(query: Query, special: Special): Uint8Array {
  const data = special === 'loopback' ? loopbackOf(query.type) : null;
  if (data !== null)
    return writeReply(query, {
      rcode: rcodes.noError,
      answers: [{ name: null, type: query.type, ttl, data }],
    });
  const rcode = special === 'absent' ? rcodes.nxDomain : rcodes.noError;
  return writeReply(query, { rcode, authority: [soaFor(query, 1)] });
}

/** A query for all types is useful only to attackers: the answer is one record that says so (RFC 8482 §4.2). */
export const anyReply = (query: Query): Uint8Array =>
  writeReply(query, {
    rcode: rcodes.noError,
    answers: [{ name: null, type: types.HINFO, ttl: 3_600, data: rfc8482 }],
  });

const rfc8482 = Uint8Array.of(7, ...Buffer.from('RFC8482'), 0);

/** The code for queries that are refused regardless of the policy; null if a query may be answered. */
export function refusalOf({ class: ofClass, type }: Query): number | null {
  if (ofClass !== internetClass) return rcodes.refused;
  // Transfers are for the servers of a zone (RFC 5936 §2.2.1); the other types of this range are not for queries (RFC
  // 6895 §3.1).
  if (type === types.AXFR || type === types.IXFR) return rcodes.refused;
  return type >= 128 && type < types.ANY ? rcodes.notImp : null;
}

/** Blocked for security, or filtered because the client’s own company asked for it (RFC 8914 §4.16, §4.18). */
function errorOf({ reason, category, kind, list }: Match): ExtendedError {
  const isThreat = (kind & (blockKinds.threat | blockKinds.knowingThreat)) !== 0;
  return {
    code: category !== null && !isThreat ? extendedErrors.filtered : extendedErrors.blocked,
    text: list === null || list.name === reason ? `Picket: ${reason}` : `Picket: ${reason} (${list.name})`,
  };
}

const names = join([
  nameFromText('picket.invalid') ?? Uint8Array.of(0),
  nameFromText('hostmaster.picket.invalid') ?? Uint8Array.of(0),
]);

/** Serial, refresh, retry, expire, and for how long the absence is kept (RFC 2308 §4). */
function soaData(serial: number): Uint8Array {
  const timers = new Uint8Array(20);
  for (const [index, value] of [serial, 3_600, 600, 86_400, ttl].entries()) put32(timers, index * 4, value);
  return join([names, timers]);
}

const root = Uint8Array.of(0);
/**
 * The name above one whose first label has this many octets: a pointer into the question, which begins right after the
 * header (RFC 1035 §4.1.4).
 */
const above = Array.from({ length: 64 }, (_, first) =>
  first === 0 ? root : Uint8Array.of(0xc0, headerSize + 1 + first),
);

/** Cached, because all answers of an index have the same data. */
let last = { serial: 0, data: soaData(0) };

/**
 * Without an SOA record, no client keeps a negative answer (RFC 2308 §5). Its zone is the one above the name: a name that
 * does not exist cannot have one itself.
 */
function soaFor({ name }: Query, serial: number): WireRecord {
  if (last.serial !== serial) last = { serial, data: soaData(serial) };
  return { name: above[name[0] ?? 0] ?? root, type: types.SOA, ttl, data: last.data };
}
