import { flags, rcodeOf, rcodes } from '../wire/constants.ts';
import type { Query } from '../wire/query.ts';
import { type Answer, answerOf, openCache, questionKey } from './cache.ts';
import { openFailures } from './failures.ts';
import { type Forwards, openForwards } from './forwards.ts';
import type { ResolverSettings } from './protocol.ts';
import { type Special, specialOf } from './special-names.ts';
import type { Asked } from './upstream-udp.ts';
import type { UpstreamDeps } from './upstreams.ts';

export type Found =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** Null if it came from the cache. */
      readonly upstreamMs: number | null;
      /** Whether a conditional forward answered. */
      readonly isForward: boolean;
    }
  | { readonly kind: 'special'; readonly special: Special }
  /** No upstream answered in time. */
  | { readonly kind: 'failed' }
  /** The limit of waiting queries is reached. */
  | { readonly kind: 'overloaded' };

export interface Lookup {
  /**
   * Looks a name up, and calls `give` with the result: at once if no upstream must be asked. `now` is by the clock of
   * the deps.
   */
  find(query: Query, company: number | null, now: number, give: (found: Found) => void): void;
  use(settings: ResolverSettings): void;
  states: Forwards['states'];
  close(): void;
  /** Queries that wait for an upstream. */
  readonly open: number;
  readonly cacheBytes: number;
}

/** The most clients that wait at a time, even with the same question. */
const mostWaiting = 10_000;

/** Cache, special names, conditional forwards and upstreams. It contains no policy. */
export function openLookup(deps: UpstreamDeps, limit = mostWaiting): Lookup {
  const { clock } = deps;
  const forwards = openForwards(deps);
  const cache = openCache(0);
  const failures = openFailures<Found>();
  const inFlight = new Map<string, ((found: Found) => void)[]>();
  let waiting = 0;

  return {
    find(query, company, now, give) {
      const route = forwards.routeOf(query.name, company);
      const { isForward } = route;
      const key = questionKey(route.id, query);
      const kept = cache.get(key, now);
      if (kept !== null) return give({ kind: 'answer', answer: kept, upstreamMs: null, isForward });
      const special = isForward ? null : specialOf(query.name, query.type);
      if (special !== null) return give({ kind: 'special', special });
      const failure = failures.get(key, clock());
      if (failure !== null) return give(failure);
      if (waiting >= limit) return give({ kind: 'overloaded' });
      waiting++;
      const others = inFlight.get(key);
      if (others !== undefined) return void others.push(give);
      const all = [give];
      inFlight.set(key, all);
      const settle = (found: Found) => {
        failures.note(key, failureOf(found), clock());
        inFlight.delete(key);
        waiting -= all.length;
        for (const each of all) each(found);
      };
      route.upstreams.ask(askedBy(query)).then(
        (response) => {
          if (response === null) return settle({ kind: 'failed' });
          const answer = answerOf(response, clock());
          cache.put(key, answer);
          settle({ kind: 'answer', answer, upstreamMs: answer.at - now, isForward });
        },
        () => settle({ kind: 'failed' }),
      );
    },
    use(settings) {
      forwards.use(settings);
      cache.resize(settings.cacheBytes);
    },
    states: forwards.states,
    close: forwards.close,
    get open() {
      return inFlight.size;
    },
    get cacheBytes() {
      return cache.size;
    },
  };
}

/**
 * Returns a failure by RFC 9520 §2, to be given again: no answer in time, or SERVFAIL, REFUSED and similar codes. Null
 * if it is not one.
 */
function failureOf(found: Found): Found | null {
  if (found.kind !== 'answer') return found.kind === 'failed' ? found : null;
  const rcode = rcodeOf(found.answer.bits);
  return rcode === rcodes.noError || rcode === rcodes.nxDomain ? null : { ...found, upstreamMs: null };
}

/**
 * AD is always requested, since the answer is shared with other clients; `relay` passes it to those that understand it.
 */
const askedBy = ({ name, type, class: ofClass, bits, edns }: Query): Asked => ({
  name,
  type,
  class: ofClass,
  dnssecOk: edns?.dnssecOk === true,
  checkingDisabled: (bits & flags.checkingDisabled) !== 0,
  authenticData: true,
});
