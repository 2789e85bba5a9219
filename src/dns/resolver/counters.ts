import type { Counted, Totals } from './protocol.ts';

type Count = { -readonly [Key in keyof Counted]: Counted[Key] };
export type MutableTotals = { -readonly [Key in keyof Totals]: Totals[Key] };

const hourMs = 3_600_000;
/** If nobody takes them, the oldest are dropped. */
const mostKept = 50_000;

export interface Counters {
  readonly totals: MutableTotals;
  /** The count of a company in this hour, to be added to at once. */
  of(company: number | null, now: number): Count;
  take(): Counted[];
}

/** Counts per company and hour, until they are taken; and in all since the start. */
export function openCounters(): Counters {
  let hour = -1;
  let current = new Map<number | null, Count>();
  let before: Counted[] = [];
  return {
    totals: {
      queries: 0,
      blocked: 0,
      watched: 0,
      cached: 0,
      failed: 0,
      malformed: 0,
      strangers: 0,
      limited: 0,
      overloaded: 0,
      withoutIndex: 0,
      errors: 0,
    },
    of(company, now) {
      const found = Math.floor(now / hourMs) * hourMs;
      if (found !== hour) {
        before = [...before, ...current.values()].slice(-mostKept);
        current = new Map();
        hour = found;
      }
      const known = current.get(company);
      if (known !== undefined) return known;
      const count = {
        company,
        hour,
        queries: 0,
        blocked: 0,
        watched: 0,
        cached: 0,
        forwarded: 0,
        upstreamMs: 0,
      };
      current.set(company, count);
      return count;
    },
    take() {
      const taken = [...before, ...current.values()];
      before = [];
      current = new Map();
      return taken;
    },
  };
}
