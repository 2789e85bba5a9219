export interface Failures<Failure> {
  /** The failure that is kept for a question; null if it is to be asked. */
  get(key: string, now: number): Failure | null;
  /** Keeps a failure; null: it was answered, and earlier ones are forgotten. */
  note(key: string, failure: Failure | null, now: number): void;
}

/**
 * RFC 9520 §3.2: a failure is kept for at least one second and at most five minutes, longer after each further one. Far
 * less than five minutes here, so that clients soon notice when the upstream answers again.
 */
const shortestMs = 1_000;
const longestMs = 30_000;
/** So long after it ended, the next failure is another one. */
const forgottenMs = 60_000;
/** RFC 9520 §3.2 wants a bound, too; the oldest makes room. */
const mostKept = 10_000;

/** Questions that no upstream could answer: clients that ask again and again must not reach the upstreams each time. */
export function openFailures<Failure>(): Failures<Failure> {
  const all = new Map<string, { failure: Failure; until: number; keptMs: number }>();
  return {
    get(key, now) {
      const kept = all.get(key);
      return kept !== undefined && now < kept.until ? kept.failure : null;
    },
    note(key, failure, now) {
      const before = all.get(key);
      if (before !== undefined) all.delete(key);
      if (failure === null) return;
      const isAgain = before !== undefined && now < before.until + forgottenMs;
      const keptMs = isAgain ? Math.min(before.keptMs * 2, longestMs) : shortestMs;
      for (const oldest of all.keys()) {
        if (all.size < mostKept) break;
        all.delete(oldest);
      }
      all.set(key, { failure, until: now + keptMs, keptMs });
    },
  };
}
