import { flags, headerSize, plainUdpSize, rcodes, safeUdpSize } from './constants.ts';
import { join } from './join.ts';
import { type ExtendedError, writeOpt } from './opt.ts';
import type { Query } from './query.ts';

/** A record to be written. Its name is in wire format; the question’s own name is written as a pointer to it. */
export interface WireRecord {
  /** Null: the name that was asked for. */
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

/** The question’s name begins right after the header (RFC 1035 §4.1.4). */
const toQuestion = Uint8Array.of(0xc0, headerSize);
/** How much a client takes by UDP. Octets. */
export const udpLimitOf = ({ edns }: Query): number =>
  edns === null ? plainUdpSize : Math.min(edns.udpSize, safeUdpSize);

/** The answer to a query. */
export function writeReply(query: Query, reply: Reply): Uint8Array {
  const { answers = [], authority = [] } = reply;
  const records = [...answers, ...authority].map(writeRecord);
  const opt = query.edns === null ? null : writeOpt(query.edns.dnssecOk, reply.rcode, reply.error);
  return join([
    header(query.id, bitsOf(query.bits, reply), [1, answers.length, authority.length, opt === null ? 0 : 1]),
    query.question,
    ...records,
    ...(opt === null ? [] : [opt]),
  ]);
}

/** An error about a packet whose question could not be read. */
export const writeBareError = (id: number, bits: number, rcode: number): Uint8Array =>
  header(id, bitsOf(bits, { rcode }), [0, 0, 0, 0]);

/** Tells the client to ask again by TCP (RFC 2181 §9): half an answer is of no use to it. */
export const writeTruncated = (query: Query): Uint8Array =>
  writeReply(query, { rcode: rcodes.noError, isTruncated: true });

/** A question to an upstream. */
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
  const bits =
    flags.recursionDesired |
    (question.checkingDisabled ? flags.checkingDisabled : 0) |
    (question.authenticData ? flags.authenticData : 0);
  const asked = new Uint8Array(question.name.length + 4);
  asked.set(question.name);
  new DataView(asked.buffer).setUint32(question.name.length, question.type * 0x10000 + question.class);
  return join([header(question.id, bits, [1, 0, 0, 1]), asked, writeOpt(question.dnssecOk, 0, undefined)]);
}

/** What a resolver repeats of a query’s header: opcode, RD and CD. */
function bitsOf(query: number, { rcode, isTruncated = false }: Pick<Reply, 'rcode' | 'isTruncated'>): number {
  const repeated = query & (0x7800 | flags.recursionDesired | flags.checkingDisabled);
  return (
    flags.response | flags.recursionAvailable | repeated | (isTruncated ? flags.truncated : 0) | (rcode & 0xf)
  );
}

function header(id: number, bits: number, counts: readonly [number, number, number, number]): Uint8Array {
  const bytes = new Uint8Array(headerSize);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [id, bits, ...counts].entries()) view.setUint16(index * 2, value);
  return bytes;
}

function writeRecord({ name, type, ttl, data }: WireRecord): Uint8Array {
  const owner = name ?? toQuestion;
  const bytes = new Uint8Array(owner.length + 10 + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(owner);
  view.setUint16(owner.length, type);
  view.setUint16(owner.length + 2, 1);
  view.setUint32(owner.length + 4, ttl);
  view.setUint16(owner.length + 8, data.length);
  bytes.set(data, owner.length + 10);
  return bytes;
}
