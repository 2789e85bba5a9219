import { PolicyReader } from '../../../src/dns/index/reader.ts';
import { openAnswering } from '../../../src/dns/resolver/answering.ts';
import { openAskers } from '../../../src/dns/resolver/askers.ts';
import { answerOf } from '../../../src/dns/resolver/cache.ts';
import { openCounters } from '../../../src/dns/resolver/counters.ts';
import type { Lookup } from '../../../src/dns/resolver/lookup.ts';
import type { Totals } from '../../../src/dns/resolver/protocol.ts';
import { openQueryLog } from '../../../src/dns/resolver/query-log.ts';
import { openSeenBuffer } from '../../../src/dns/resolver/seen.ts';
import { company, feed, indexOf, policy } from '../../../src/dns/resolver/testing/sample-policy.ts';
import { ofLoopback } from '../../../src/dns/resolver/testing/test-resolver.ts';
import { rcodes, types } from '../../../src/dns/wire/constants.ts';
import type { Query } from '../../../src/dns/wire/query.ts';
import { isAnswerTo, parseResponse } from '../../../src/dns/wire/response.ts';
import { writeReply } from '../../../src/dns/wire/write.ts';
import { drawFrom, mutated, queries } from './mutate.ts';

/** The largest answer by UDP. Octets. */
const mostOctets = 1232;
const headerOctets = 12;

export interface PacketCampaign {
  readonly packets: number;
  readonly seed: number;
}

/**
 * Gives mutated queries to the resolver, whose upstream answers with mutated responses. Returns the first error as
 * text, or null; and the counts.
 */
export function sendHostilePackets({ packets, seed }: PacketCampaign): {
  fault: string | null;
  totals: Totals;
} {
  const draw = drawFrom(seed);
  const counters = openCounters();
  const seen = openSeenBuffer();
  const asker = openAskers({
    ...ofLoopback,
    logged: [{ company: 1, until: Number.MAX_SAFE_INTEGER }],
  }).byAddress('127.0.0.1', '');
  const index = new PolicyReader(
    indexOf(
      policy({
        msp: { feeds: [feed('malware', ['bad.example'], { addresses: ['192.0.2.3'] })] },
        companies: [company(1)],
      }),
    ),
  );
  const answering = openAnswering({
    circumstances: {
      index,
      withoutIndex: 'refuse',
      queriesPerSecond: Number.POSITIVE_INFINITY,
      hideClients: false,
      privateAnswers: [],
    },
    lookup: hostileUpstream((response) => mutated([response], draw)),
    counters,
    seen,
    queryLog: openQueryLog(Date.now),
    now: Date.now,
    clock: () => performance.now(),
  });
  for (let sent = 0; sent < packets; sent++) {
    const bytes = mutated(queries, draw);
    let replies = 0;
    let fault: string | null = null;
    answering({ bytes, asker, isUdp: true }, (reply) => {
      replies++;
      fault ??= faultOf(bytes, reply);
    });
    if (replies !== 1) fault = `It was answered ${replies} times.`;
    if (counters.totals.errors > 0) fault = 'An error was thrown.';
    if (fault !== null)
      return {
        fault: `${fault} Seed ${seed}, packet ${sent}: ${Buffer.from(bytes).toString('hex')}`,
        totals: counters.totals,
      };
    if (sent % 1_000 === 0) acknowledgeAll(seen);
  }
  return { fault: null, totals: counters.totals };
}

/** An upstream whose answers are mutated; an answer that no longer belongs to the question is ignored. */
function hostileUpstream(change: (response: Uint8Array) => Uint8Array): Lookup {
  return {
    find(query, _company, _now, give) {
      const response = parseResponse(change(responseTo(query)));
      if (response === null || !isAnswerTo(response, query)) return give({ kind: 'failed' });
      give({ kind: 'answer', answer: answerOf(response, 0), upstreamMs: 1, isForward: false });
    },
    use() {},
    states: () => [],
    close() {},
    open: 0,
    cacheBytes: 0,
  };
}

const alias = Uint8Array.of(3, 99, 100, 110, 0xc0, headerOctets);
const hints = Uint8Array.of(0, 1, 0, 0, 4, 0, 8, 192, 0, 2, 9, 192, 0, 2, 10);
function responseTo(query: Query): Uint8Array {
  const record = (type: number, data: Uint8Array) => ({ name: null, type, ttl: 60, data });
  return writeReply(query, {
    rcode: rcodes.noError,
    answers: [
      record(types.CNAME, alias),
      record(types.A, Uint8Array.of(192, 0, 2, query.name.length % 8)),
      record(types.AAAA, new Uint8Array(16)),
      record(types.HTTPS, hints),
    ],
  });
}

/** The fault of a reply to these octets; null if there is none. */
function faultOf(bytes: Uint8Array, reply: Uint8Array | null): string | null {
  const mustBeDropped = bytes.length < headerOctets || ((bytes[2] ?? 0) & 0x80) !== 0;
  if (reply === null) return mustBeDropped ? null : 'A query got no answer.';
  if (mustBeDropped) return 'It was answered, and must be dropped.';
  if (reply.length < headerOctets || reply.length > mostOctets)
    return `The answer has ${reply.length} octets.`;
  if (reply[0] !== bytes[0] || reply[1] !== bytes[1]) return 'The answer has another id.';
  if (((reply[2] ?? 0) & 0x80) === 0) return 'The answer is no response.';
  return reply.length > headerOctets && parseResponse(reply) === null ? 'The answer is malformed.' : null;
}

function acknowledgeAll(seen: ReturnType<typeof openSeenBuffer>): void {
  seen.release();
  for (let taken = seen.nextBatch(Date.now()); taken !== null; taken = seen.nextBatch(Date.now()))
    seen.acknowledge(taken.batch);
}
