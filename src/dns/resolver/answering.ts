import type { PolicyReader, Verdict } from '../index/reader.ts';
import { extendedErrors, rcodes, types } from '../wire/constants.ts';
import { isNameIn } from '../wire/name.ts';
import { parseQuery, type Query } from '../wire/query.ts';
import { relay } from '../wire/relay.ts';
import { udpLimitOf, writeBareError, writeReply, writeTruncated } from '../wire/write.ts';
import type { Asker } from './askers.ts';
import { checkAnswer, privateAnswer } from './check-answer.ts';
import type { Counters } from './counters.ts';
import { anyReply, blockedReply, refusalOf, specialReply } from './local-replies.ts';
import type { Found, Lookup } from './lookup.ts';
import type { QueryLog } from './query-log.ts';
import { type Bucket, mayAsk } from './rate.ts';
import type { Reply } from './reply.ts';
import type { SeenBuffer } from './seen.ts';

/** What changes while it answers. */
export interface Circumstances {
  index: PolicyReader | null;
  withoutIndex: 'unfiltered' | 'refuse';
  queriesPerSecond: number;
  hideClients: boolean;
  /** Zones whose names may have private addresses, in wire format. */
  privateAnswers: readonly Uint8Array[];
}

export interface AnsweringDeps {
  readonly circumstances: Circumstances;
  readonly lookup: Lookup;
  readonly counters: Counters;
  readonly seen: SeenBuffer;
  readonly queryLog: QueryLog;
  /** Milliseconds of the wall. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
}

export interface Packet {
  readonly bytes: Uint8Array;
  /** Null for a stranger. */
  readonly asker: Asker | null;
  /** By UDP an answer has to fit into one packet. */
  readonly isUdp: boolean;
}

export type Answering = (packet: Packet, reply: Reply) => void;

/** A query on its way. */
interface Asking {
  readonly query: Query;
  readonly asker: Asker;
  /** When it came, in milliseconds of the wall. */
  readonly at: number;
  readonly index: PolicyReader | null;
  readonly reply: Reply;
}

/** Strangers get so many answers a second in all: a forged address must not be flooded with them. */
const strangersPerSecond = 200;

/**
 * What is done with a packet: known client → limit → read → refuse what nobody may ask → policy of the name → cache,
 * special names, upstreams → policy of what was found → reply. Nothing here waits for the main thread.
 */
export function openAnswering(deps: AnsweringDeps): Answering {
  const { circumstances, lookup, counters, seen, queryLog, now, clock } = deps;
  const { totals } = counters;
  const strangers: Bucket = { left: null, at: 0 };

  function take({ bytes, asker, isUdp }: Packet, send: Reply) {
    if (asker === null) return send(refuseStranger(bytes));
    if (!mayAsk(asker.bucket, circumstances.queriesPerSecond, clock())) {
      totals.limited++;
      return send(null);
    }
    const parsed = parseQuery(bytes);
    if (parsed.kind !== 'query') {
      totals.malformed++;
      if (parsed.kind === 'dropped') return send(null);
      const { id, bits, rcode, query } = parsed;
      return send(query === null ? writeBareError(id, bits, rcode) : writeReply(query, { rcode }));
    }
    const { query } = parsed;
    const last = asker.loggedUntil === 0 ? send : logged(asker, query, send);
    const reply: Reply = isUdp
      ? (answer, isBlocked) => last(answer && fitting(query, answer), isBlocked)
      : last;
    guarded(query, reply, () => answer(query, asker, reply));
  }

  /** The reply that also logs the query, if the log of its company has not ended. */
  function logged(asker: Asker, query: Query, reply: Reply): Reply {
    const at = now();
    const { hideClients } = circumstances;
    return at < asker.loggedUntil ? queryLog.noting({ asker, query, at, hideClients }, reply) : reply;
  }

  function answer(query: Query, asker: Asker, reply: Reply) {
    const at = now();
    const { index } = circumstances;
    totals.queries++;
    counters.of(asker.company, at).queries++;
    const refusal = refusalOf(query);
    if (refusal !== null) return reply(writeReply(query, { rcode: refusal }));
    if (index === null && circumstances.withoutIndex === 'refuse') {
      totals.withoutIndex++;
      return reply(writeReply(query, { rcode: rcodes.refused }));
    }
    const asking: Asking = { query, asker, at, index, reply };
    const { name, type } = query;
    const { company, client } = asker;
    const verdict = index?.decide({ name, type, at, company, client });
    if (verdict?.action === 'block') return block(asking, verdict, null);
    if (verdict?.action === 'watch') watch(asking, verdict, null);
    if (type === types.ANY) return reply(anyReply(query));
    lookup.find(query, company, (found) => guarded(query, reply, () => finish(asking, found)));
  }

  function finish(asking: Asking, found: Found) {
    const { query, asker, at, reply } = asking;
    if (found.kind === 'special') return reply(specialReply(query, found.special));
    if (found.kind !== 'answer') {
      totals[found.kind]++;
      return reply(writeReply(query, { rcode: rcodes.servFail, error: noAnswer[found.kind] }));
    }
    const { answer, upstreamMs, isForward } = found;
    const count = counters.of(asker.company, at);
    if (upstreamMs === null) {
      totals.cached++;
      count.cached++;
    } else {
      count.forwarded++;
      count.upstreamMs += upstreamMs;
    }
    const mayBePrivate = isForward || circumstances.privateAnswers.some((zone) => isNameIn(query.name, zone));
    const finding = checkAnswer({ ...asking, answer, mayBePrivate });
    if (finding?.verdict?.action === 'block') return block(asking, finding.verdict, finding.target);
    if (finding !== null) watch(asking, finding.verdict, finding.target);
    reply(relay(answer.relayable, query, { age: Math.floor((clock() - answer.at) / 1_000) }));
  }

  function block(asking: Asking, verdict: Verdict, target: string | null): void {
    totals.blocked++;
    counters.of(asking.asker.company, asking.at).blocked++;
    note(asking, 'block', verdict, target);
    const { query, index, reply } = asking;
    reply(blockedReply(query, verdict, index?.header.generation ?? 0), true);
  }

  /** Without a verdict, it is the resolver itself that watches. */
  function watch(asking: Asking, verdict: Verdict | null, target: string | null): void {
    totals.watched++;
    counters.of(asking.asker.company, asking.at).watched++;
    note(asking, 'watch', verdict, target);
  }

  function note(
    { query, asker, at, index }: Asking,
    action: 'block' | 'watch',
    verdict: Verdict | null,
    target: string | null,
  ): void {
    const { name, type } = query;
    const cause = () => verdict?.by ?? privateAnswer;
    const generation = index?.header.generation ?? 0;
    seen.note({ asker, name, type, action, cause, generation, target }, at, circumstances.hideClients);
  }

  /** An error in Picket's own code, such as a damaged index, costs one query and not the thread. */
  function guarded(query: Query, reply: Reply, work: () => void): void {
    try {
      work();
    } catch {
      totals.errors++;
      reply(writeReply(query, { rcode: rcodes.servFail }));
    }
  }

  function refuseStranger(bytes: Uint8Array): Uint8Array | null {
    totals.strangers++;
    if (!mayAsk(strangers, strangersPerSecond, clock())) return null;
    const parsed = parseQuery(bytes);
    return parsed.kind === 'query'
      ? writeReply(parsed.query, { rcode: rcodes.refused, error: prohibited })
      : null;
  }

  return take;
}

/** RFC 8914 §4.19 and §4.23. */
const prohibited = { code: extendedErrors.prohibited, text: 'Picket does not know this client' };
const noAnswer = {
  failed: { code: extendedErrors.noReachableAuthority, text: 'Picket: no upstream answers' },
  overloaded: { code: extendedErrors.notReady, text: 'Picket: too many open questions' },
};

const fitting = (query: Query, answer: Uint8Array): Uint8Array =>
  answer.length <= udpLimitOf(query) ? answer : writeTruncated(query);
