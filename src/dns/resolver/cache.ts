import { flags } from '../wire/constants.ts';
import { put16, put32 } from '../wire/octets.ts';
import type { Query } from '../wire/query.ts';
import { type Relayable, relayable } from '../wire/relay.ts';
import type { Response } from '../wire/response.ts';
import { addressesOf, lifetimeOf, targetsOf } from '../wire/response.ts';
import { isPrivate } from './private-address.ts';

/** What an upstream answered, and when; with what policy has to check in it, which is found once. */
export interface Answer extends Relayable {
  readonly targets: readonly Uint8Array[];
  readonly addresses: readonly Uint8Array[];
  /** The first of them that is of a private network; null if none is. */
  readonly privateAddress: Uint8Array | null;
  /** For so long it may be answered again. */
  readonly seconds: number;
  /** Whole milliseconds of the caller's clock: a fraction would be an object of its own. */
  readonly at: number;
  /** When it became the youngest in the cache. */
  movedAt: number;
}

/** What was asked for is the youngest again, at most so often: moving it costs more than finding it. */
const moveMs = 5_000;

export function answerOf(response: Response, now: number): Answer {
  const addresses = addressesOf(response);
  const at = Math.floor(now);
  return {
    ...relayable(response),
    targets: targetsOf(response),
    addresses,
    privateAddress: addresses.find(isPrivate) ?? null,
    seconds: lifetimeOf(response),
    at,
    movedAt: at,
  };
}

export interface Cache {
  get(key: string, now: number): Answer | null;
  put(key: string, answer: Answer): void;
  resize(limit: number): void;
  /** Octets that are kept, as far as they are counted. */
  readonly size: number;
}

/** What an entry and each of its records take beside packet and name, measured on Node 20 with 100,000. Octets. */
const entryOverhead = 880;
const recordOverhead = 70;

function sizeOf(key: string, { octets, ttlsAt, targets, addresses }: Answer): number {
  const records = ttlsAt.length + targets.length + addresses.length;
  return octets.length + key.length + entryOverhead + records * recordOverhead;
}

/**
 * Answers of upstreams, at most `limit` octets of them; what was not asked for the longest time makes room. Policy is
 * applied above it, so an entry needs no check when policy changes.
 */
export function openCache(limit: number): Cache {
  // A map keeps the order of insertion: the first key is the one that was not asked for the longest time.
  const entries = new Map<string, Answer>();
  let most = limit;
  let size = 0;
  const drop = (key: string, answer: Answer) => {
    entries.delete(key);
    size -= sizeOf(key, answer);
  };
  const makeRoom = () => {
    for (const [oldest, answer] of entries) {
      if (size <= most) return;
      drop(oldest, answer);
    }
  };

  return {
    get(key, now) {
      const answer = entries.get(key);
      if (answer === undefined) return null;
      if (answer.at + answer.seconds * 1_000 <= now) {
        drop(key, answer);
        return null;
      }
      if (now - answer.movedAt > moveMs) {
        answer.movedAt = Math.floor(now);
        entries.delete(key);
        entries.set(key, answer);
      }
      return answer;
    },
    put(key, answer) {
      const taken = sizeOf(key, answer);
      if (answer.seconds === 0 || taken > most) return;
      const before = entries.get(key);
      if (before !== undefined) drop(key, before);
      entries.set(key, answer);
      size += taken;
      makeRoom();
    },
    resize(next) {
      most = next;
      makeRoom();
    },
    get size() {
      return size;
    },
  };
}

/**
 * Two clients share an answer, and a question in flight, if they asked the same upstreams the same, and want DNSSEC
 * records and checks alike (RFC 4035 §4.7).
 */
export function questionKey(route: number, { name, type, class: ofClass, bits, edns }: Query): string {
  const end = name.length;
  work.set(name);
  put16(work, end, type);
  put16(work, end + 2, ofClass);
  work[end + 4] = (bits & flags.checkingDisabled) | (edns?.dnssecOk === true ? 1 : 0);
  put32(work, end + 5, route);
  return work.toString('latin1', 0, end + 9);
}

/** Where a key is put together: a name, and nine octets. */
const work = Buffer.alloc(255 + 9);
