import { flags } from '../wire/constants.ts';
import { put16, put32 } from '../wire/octets.ts';
import type { Query } from '../wire/query.ts';
import { type Relayable, relayable } from '../wire/relay.ts';
import type { Response } from '../wire/response.ts';
import { addressesOf, lifetimeOf, targetsOf } from '../wire/response.ts';
import { isPrivate } from './private-address.ts';

/**
 * An answer of an upstream, with its time, and with the names and addresses that policy must check, which are parsed
 * once.
 */
export interface Answer extends Relayable {
  readonly targets: readonly Uint8Array[];
  readonly addresses: readonly Uint8Array[];
  /** The first address that is private; null if none is. */
  readonly privateAddress: Uint8Array | null;
  /** How many seconds it may be answered from the cache. */
  readonly seconds: number;
  /** In whole milliseconds of the caller's clock: a fraction would allocate a number object. */
  readonly at: number;
  /** When it was last moved to the young end of the cache. */
  movedAt: number;
}

/** A used answer becomes the youngest again, but at most this often: moving it costs more than finding it. */
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
  /** The octets of the cached answers, by an estimate. */
  readonly size: number;
}

/** What an entry and each of its records cost besides packet and name, in octets. Measured on Node 20 with 100,000. */
const entryOverhead = 880;
const recordOverhead = 70;

function sizeOf(key: string, { octets, ttlsAt, targets, addresses }: Answer): number {
  const records = ttlsAt.length + targets.length + addresses.length;
  return octets.length + key.length + entryOverhead + records * recordOverhead;
}

/**
 * Answers of upstreams, at most `limit` octets of them; the one not used for the longest time is dropped. Policy is
 * applied after the cache, so entries stay valid when the policy changes.
 */
export function openCache(limit: number): Cache {
  // A map keeps the order of insertion: its first key is the one not used for the longest time.
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
 * Clients share an answer, and a query in flight, if they use the same upstreams, ask the same, and want DNSSEC records
 * and checks alike (RFC 4035 §4.7).
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

/** The buffer for a key: a name, and nine octets. */
const work = Buffer.alloc(255 + 9);
