import type { RandomBytes } from '../../platform/values/random.ts';
import { rcodes } from '../wire/constants.ts';
import type { Response } from '../wire/response.ts';
import type { Endpoint } from './protocol.ts';
import { askByTcp } from './upstream-tcp.ts';
import { type Asked, type Outcome, openUdpUpstream } from './upstream-udp.ts';

export interface UpstreamState extends Endpoint {
  readonly isDown: boolean;
  /** Why it is down, as the network reported it; null if it just does not answer, or is up. */
  readonly cause: string | null;
  readonly answers: number;
  /** The total time of these answers. */
  readonly answerMs: number;
}

export interface Upstreams {
  /** The answer of the first upstream that gives one; null if none does in time. */
  ask(asked: Asked): Promise<Response | null>;
  states(): UpstreamState[];
  close(): void;
}

export interface Patience {
  /** How long to wait for one upstream. */
  readonly attemptMs: number;
  /** How long a client waits in total. */
  readonly inAllMs: number;
}

/** Windows repeats a query after a second, most other systems after five. */
const usualPatience: Patience = { attemptMs: 1_500, inAllMs: 4_500 };
/** After this many failures in a row, an upstream is queried last. */
const failuresUntilDown = 3;
/** How often an upstream that is down gets a copy of a query, for which no client waits. */
const restMs = 5_000;

export interface UpstreamDeps {
  readonly random: RandomBytes;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
  readonly patience?: Patience;
}

/**
 * Upstreams in the order in which they are queried. One that fails is queried after the others until it answers again.
 */
export function openUpstreams(
  addresses: readonly Endpoint[],
  { random, clock, patience = usualPatience }: UpstreamDeps,
): Upstreams {
  const { attemptMs, inAllMs } = patience;
  const all = addresses.map((address) => ({
    address,
    udp: openUdpUpstream(address, random),
    failures: 0,
    downUntil: 0,
    cause: null as string | null,
    answers: 0,
    answerMs: 0,
  }));
  type Upstream = (typeof all)[number];

  const isDown = ({ failures }: Upstream) => failures >= failuresUntilDown;
  /** In the given order, those that are down last: one of them may still answer. */
  const inOrder = () => [...all.filter((one) => !isDown(one)), ...all.filter(isDown)];

  async function askOne(upstream: Upstream, asked: Asked, timeoutMs: number): Promise<Outcome> {
    const { address, udp } = upstream;
    const began = clock();
    const byUdp = await udp.ask(asked, timeoutMs);
    const outcome =
      byUdp.kind === 'answered' && byUdp.response.isTruncated
        ? await askByTcp(address, asked, { random, timeoutMs })
        : byUdp;
    note(upstream, outcome, clock() - began);
    return outcome;
  }

  function note(upstream: Upstream, outcome: Outcome, tookMs: number): void {
    if (outcome.kind === 'busy') return;
    if (outcome.kind === 'answered') {
      upstream.answers++;
      upstream.answerMs += tookMs;
      upstream.failures = 0;
      upstream.cause = null;
      return;
    }
    upstream.failures++;
    upstream.downUntil = clock() + restMs;
    upstream.cause = outcome.kind === 'unreachable' ? outcome.cause : null;
  }

  /**
   * Checks whether upstreams that are down answer again. It copies a client’s query, so the client does not wait for
   * it.
   */
  function probe(asked: Asked): void {
    const now = clock();
    for (const upstream of all) {
      if (!isDown(upstream) || upstream.downUntil > now) continue;
      upstream.downUntil = now + restMs;
      void askOne(upstream, asked, attemptMs);
    }
  }

  return {
    async ask(asked) {
      const end = clock() + inAllMs;
      probe(asked);
      let failed: Response | null = null;
      for (const upstream of inOrder()) {
        const left = end - clock();
        if (left <= 0) break;
        const outcome = await askOne(upstream, asked, Math.min(attemptMs, left));
        if (outcome.kind !== 'answered') continue;
        // Another upstream may do better; if none does, this is the answer.
        const { rcode } = outcome.response;
        if (rcode !== rcodes.servFail && rcode !== rcodes.refused && rcode !== rcodes.notImp)
          return outcome.response;
        failed ??= outcome.response;
      }
      return failed;
    },
    states: () =>
      all.map((one) => ({
        ...one.address,
        isDown: isDown(one),
        cause: one.cause,
        answers: one.answers,
        answerMs: one.answerMs,
      })),
    close() {
      for (const { udp } of all) udp.close();
    },
  };
}
