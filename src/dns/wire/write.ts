import { flags, headerSize, internetClass, plainUdpSize, rcodes, safeUdpSize } from './constants.ts';
import { put16, put32, room } from './octets.ts';
import { type ExtendedError, writeOpt } from './opt.ts';
import type { Query } from './query.ts';

/** A record to be written. Its name is in wire format; the question’s own name is written as a pointer to it. */
export interface WireRecord {
  /** Null for the queried name. */
  readonly name: Uint8Array | null;
  readonly type: number;
  /** Seconds. */
  readonly ttl: number;
  readonly data: Uint8Array;
}

export interface Reply {
  readonly rcode: number;
  readonly answers?: readonly WireRecord[];
  readonly authority?: readonly WireRecord[];
  readonly error?: ExtendedError | undefined;
  readonly isTruncated?: boolean;
}

const noRecords: readonly WireRecord[] = [];
/** The question’s name begins right after the header (RFC 1035 §4.1.4). */
const toQuestion = Uint8Array.of(0xc0, headerSize);
/** The most octets that a client accepts by UDP. */
export const udpLimitOf = ({ edns }: Query): number =>
  edns === null ? plainUdpSize : Math.min(edns.udpSize, safeUdpSize);

/** The answer to a query. */
export function writeReply(query: Query, reply: Reply): Uint8Array {
  const { answers = noRecords, authority = noRecords } = reply;
  const { question } = query;
  const opt = query.edns === null ? null : writeOpt(query.edns.dnssecOk, reply.rcode, reply.error);
  let size = headerSize + question.length + (opt?.length ?? 0);
  for (const record of answers) size += sizeOf(record);
  for (const record of authority) size += sizeOf(record);
  const bytes = room(size);
  putHeader(bytes, query.id, bitsOf(query.bits, reply.rcode, reply.isTruncated === true), 1);
  put16(bytes, 6, answers.length);
  put16(bytes, 8, authority.length);
  put16(bytes, 10, opt === null ? 0 : 1);
  bytes.set(question, headerSize);
  let at = headerSize + question.length;
  for (const record of answers) at = putRecord(bytes, at, record);
  for (const record of authority) at = putRecord(bytes, at, record);
  if (opt !== null) bytes.set(opt, at);
  return bytes;
}

/** An error about a packet whose question could not be read. */
export function writeBareError(id: number, bits: number, rcode: number): Uint8Array {
  const bytes = room(headerSize);
  putHeader(bytes, id, bitsOf(bits, rcode, false), 0);
  return bytes;
}

/** Tells the client to repeat the query by TCP (RFC 2181 §9): half an answer is useless. */
export const writeTruncated = (query: Query): Uint8Array =>
  writeReply(query, { rcode: rcodes.noError, isTruncated: true });

/** A query to an upstream. */
export interface Question {
  readonly id: number;
  readonly name: Uint8Array;
  readonly type: number;
  readonly class: number;
  readonly dnssecOk: boolean;
  /** The client validates by itself (RFC 4035 §3.2.2). */
  readonly checkingDisabled: boolean;
  /** The client understands AD, so the upstream may set it (RFC 6840 §5.7). */
  readonly authenticData: boolean;
}

export function writeQuestion(question: Question): Uint8Array {
  const { id, name, type, class: ofClass, dnssecOk, checkingDisabled, authenticData } = question;
  const bits =
    flags.recursionDesired |
    (checkingDisabled ? flags.checkingDisabled : 0) |
    (authenticData ? flags.authenticData : 0);
  const opt = writeOpt(dnssecOk, 0, undefined);
  const end = headerSize + name.length;
  const bytes = room(end + 4 + opt.length);
  putHeader(bytes, id, bits, 1);
  put16(bytes, 10, 1);
  bytes.set(name, headerSize);
  put16(bytes, end, type);
  put16(bytes, end + 2, ofClass);
  bytes.set(opt, end + 4);
  return bytes;
}

/** The bits that a resolver repeats from a query’s header: opcode, RD and CD. */
function bitsOf(query: number, rcode: number, isTruncated: boolean): number {
  const repeated = query & (0x7800 | flags.recursionDesired | flags.checkingDisabled);
  return (
    flags.response | flags.recursionAvailable | repeated | (isTruncated ? flags.truncated : 0) | (rcode & 0xf)
  );
}

/** A header without records. */
function putHeader(bytes: Uint8Array, id: number, bits: number, questions: number): void {
  put16(bytes, 0, id);
  put16(bytes, 2, bits);
  put16(bytes, 4, questions);
  put32(bytes, 6, 0);
  put16(bytes, 10, 0);
}

const sizeOf = ({ name, data }: WireRecord) => (name ?? toQuestion).length + 10 + data.length;

/** Returns the end of the record. */
function putRecord(bytes: Uint8Array, at: number, { name, type, ttl, data }: WireRecord): number {
  const owner = name ?? toQuestion;
  bytes.set(owner, at);
  const fixed = at + owner.length;
  put16(bytes, fixed, type);
  put16(bytes, fixed + 2, internetClass);
  put32(bytes, fixed + 4, ttl);
  put16(bytes, fixed + 8, data.length);
  bytes.set(data, fixed + 10);
  return fixed + 10 + data.length;
}
