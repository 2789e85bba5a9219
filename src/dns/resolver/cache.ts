import type { Query } from '../wire/query.ts';
import type { Response } from '../wire/response.ts';
import { lifetimeOf } from '../wire/response.ts';

/** What an upstream answered, and when. */
export interface Kept {
  readonly response: Response;
  /** Milliseconds of the caller's clock. */
  readonly at: number;
}

export interface Cache {
  get(query: Query, now: number): Kept | null;
  put(query: Query, response: Response, now: number): void;
  /** Octets that are kept, as far as they are counted. */
  readonly size: number;
}

/** What an entry and each of its records take beside packet and name, measured on Node 20 with 100,000. Octets. */
const entryOverhead = 880;
const recordOverhead = 70;

/**
 * Answers of upstreams, at most `limit` octets of them; what was not asked for the longest time makes room. Policy is
 * applied above it, so an entry needs no look at policy when that changes.
 */
export function openCache(limit: number): Cache {
  // A map keeps the order of insertion: the first key is the one that was not asked for the longest time.
  const entries = new Map<string, Kept & { readonly until: number; readonly size: number }>();
  let size = 0;
  const drop = (key: string, taken: number) => {
    entries.delete(key);
    size -= taken;
  };

  return {
    get(query, now) {
      const key = keyOf(query);
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (entry.until <= now) {
        drop(key, entry.size);
        return null;
      }
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    put(query, response, now) {
      const seconds = lifetimeOf(response);
      const { packet, records } = response;
      const taken = packet.length + query.name.length + entryOverhead + records.length * recordOverhead;
      if (seconds === 0 || taken > limit) return;
      const key = keyOf(query);
      const before = entries.get(key);
      if (before !== undefined) drop(key, before.size);
      entries.set(key, { response, at: now, until: now + seconds * 1_000, size: taken });
      size += taken;
      for (const [oldest, { size: freed }] of entries) {
        if (size <= limit) break;
        drop(oldest, freed);
      }
    },
    get size() {
      return size;
    },
  };
}

/**
 * Two clients share an answer if they asked the same and want DNSSEC records or checks alike (RFC 4035 §4.7).
 */
const keyOf = ({ name, type, class: ofClass, bits, edns }: Query): string =>
  `${edns?.dnssecOk === true ? 1 : 0}${bits & 0x10} ${type} ${ofClass} ${Buffer.from(name.buffer, name.byteOffset, name.length).toString('latin1')}`;
