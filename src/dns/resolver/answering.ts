import type { Query as PolicyQuery } from '../index/clauses.ts';
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
import { fullBucket, mayAsk } from './rate.ts';
import type { Reply } from './reply.ts';
import type { SeenBuffer } from './seen.ts';

/** What may change while the resolver runs. */
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
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
}

export interface Packet {
  readonly bytes: Uint8Array;
  /** Null for an unknown client. */
  readonly asker: Asker | null;
  /** By UDP an answer must fit into one packet. */
  readonly isUdp: boolean;
}

export type Answering = (packet: Packet, reply: Reply) => void;

/** A query that is being answered. */
interface Asking {
  readonly query: Query;
  readonly asker: Asker;
  /** The query for the policy. Its time is when it arrived, in milliseconds since 1970. */
  readonly asked: PolicyQuery;
  /** When it arrived, in milliseconds of a clock that only goes forward. */
  readonly came: number;
  readonly index: PolicyReader | null;
  readonly isUdp: boolean;
  readonly send: Reply;
}

/** The most answers a second to all unknown clients together: a forged address must not be flooded with them. */
const strangersPerSecond = 200;

/**
 * The path of a packet: known client → limit → parse → refuse queries that nobody may send → policy for the name →
 * cache, special names, upstreams → policy for what was found → reply. Nothing here waits for the main thread.
 */
export function openAnswering(deps: AnsweringDeps): Answering {
  const { circumstances, lookup, counters, seen, queryLog, now, clock } = deps;
  const { totals } = counters;
  const strangers = fullBucket();

  function take({ bytes, asker, isUdp }: Packet, send: Reply) {
    const came = clock();
    if (asker === null) return send(refuseStranger(bytes, came));
    if (!mayAsk(asker.bucket, circumstances.queriesPerSecond, came)) {
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
    const { name, type } = query;
    const { company, client } = asker;
    const { index, hideClients } = circumstances;
    const at = now();
    const asked = { name, type, at, company, client };
    const last = at < asker.loggedUntil ? queryLog.noting({ asker, query, at, hideClients }, send) : send;
    guarded(answer, { query, asker, asked, came, index, isUdp, send: last }, null);
  }

  function answer(asking: Asking) {
    const { query, asked, came, index } = asking;
    const { company, at } = asked;
    totals.queries++;
    counters.of(company, at).queries++;
    const refusal = refusalOf(query);
    if (refusal !== null) return reply(asking, writeReply(query, { rcode: refusal }));
    if (index === null && circumstances.withoutIndex === 'refuse') {
      totals.withoutIndex++;
      return reply(asking, writeReply(query, { rcode: rcodes.refused }));
    }
    const verdict = index?.decide(asked);
    if (verdict?.action === 'block') return block(asking, verdict, null);
    if (verdict?.action === 'watch') watch(asking, verdict, null);
    if (query.type === types.ANY) return reply(asking, anyReply(query));
    lookup.find(query, company, came, (found) => guarded(finish, asking, found));
  }

  function finish(asking: Asking, found: Found) {
    const { query, asked, index } = asking;
    if (found.kind === 'special') return reply(asking, specialReply(query, found.special));
    if (found.kind !== 'answer') {
      totals[found.kind]++;
      return reply(asking, writeReply(query, { rcode: rcodes.servFail, error: noAnswer[found.kind] }));
    }
    const { answer, upstreamMs, isForward } = found;
    const count = counters.of(asked.company, asked.at);
    if (upstreamMs === null) {
      totals.cached++;
      count.cached++;
    } else {
      count.forwarded++;
      count.upstreamMs += upstreamMs;
    }
    const mayBePrivate = isForward || circumstances.privateAnswers.some((zone) => isNameIn(query.name, zone));
    const finding = checkAnswer(answer, asked, index, mayBePrivate);
    if (finding?.verdict?.action === 'block') return block(asking, finding.verdict, finding.target);
    if (finding !== null) watch(asking, finding.verdict, finding.target);
    const now = upstreamMs === null ? asking.came : clock();
    reply(asking, relay(answer, query, Math.floor((now - answer.at) / 1_000)));
  }

  function block(asking: Asking, verdict: Verdict, target: string | null): void {
    totals.blocked++;
    const { query, asked, index } = asking;
    counters.of(asked.company, asked.at).blocked++;
    note(asking, 'block', verdict, target);
    reply(asking, blockedReply(query, verdict, index?.header.generation ?? 0), true);
  }

  /** Records a watched query. Without a verdict, the resolver itself is the cause. */
  function watch(asking: Asking, verdict: Verdict | null, target: string | null): void {
    totals.watched++;
    counters.of(asking.asked.company, asking.asked.at).watched++;
    note(asking, 'watch', verdict, target);
  }

  function note(
    { query, asker, asked, index }: Asking,
    action: 'block' | 'watch',
    verdict: Verdict | null,
    target: string | null,
  ): void {
    const { name, type } = query;
    const cause = () => verdict?.by ?? privateAnswer;
    const generation = index?.header.generation ?? 0;
    seen.note({ asker, name, type, action, cause, generation, target }, asked.at, circumstances.hideClients);
  }

  /** An error in Picket's own code, such as a damaged index, fails one query and not the thread. */
  function guarded<T>(step: (asking: Asking, found: T) => void, asking: Asking, found: T): void {
    try {
      step(asking, found);
    } catch {
      totals.errors++;
      reply(asking, writeReply(asking.query, { rcode: rcodes.servFail }));
    }
  }

  function refuseStranger(bytes: Uint8Array, came: number): Uint8Array | null {
    totals.strangers++;
    if (!mayAsk(strangers, strangersPerSecond, came)) return null;
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

function reply({ query, isUdp, send }: Asking, answer: Uint8Array, isBlocked = false): void {
  send(isUdp && answer.length > udpLimitOf(query) ? writeTruncated(query) : answer, isBlocked);
}
