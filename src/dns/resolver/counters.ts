import type { Counted, Totals } from './protocol.ts';

type Count = { -readonly [Key in keyof Counted]: Counted[Key] };
export type MutableTotals = { -readonly [Key in keyof Totals]: Totals[Key] };

const hourMs = 3_600_000;
/** The most counts that are kept. If nobody takes them, the oldest are dropped. */
const mostKept = 50_000;

export interface Counters {
  readonly totals: MutableTotals;
  /** The counter of a company in this hour; the caller increments it. */
  of(company: number | null, now: number): Count;
  take(): Counted[];
}

/** Counts per company and hour, until they are taken; also totals since the start. */
export function openCounters(): Counters {
  let hour = Number.NEGATIVE_INFINITY;
  let current = new Map<number | null, Count>();
  /** A shortcut for the last counter, since a query uses it several times. */
  let last: Count | null = null;
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
      const isInHour = now >= hour && now < hour + hourMs;
      if (isInHour && last !== null && last.company === company) return last;
      if (!isInHour) {
        before = [...before, ...current.values()].slice(-mostKept);
        current = new Map();
        hour = Math.floor(now / hourMs) * hourMs;
      }
      last = current.get(company) ?? null;
      if (last !== null) return last;
      last = {
        company,
        hour,
        queries: 0,
        blocked: 0,
        watched: 0,
        cached: 0,
        forwarded: 0,
        upstreamMs: 0,
      };
      current.set(company, last);
      return last;
    },
    take() {
      const taken = [...before, ...current.values()];
      before = [];
      current = new Map();
      last = null;
      return taken;
    },
  };
}
