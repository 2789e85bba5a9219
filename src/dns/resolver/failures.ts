export interface Failures<Failure> {
  /** The kept failure of a question; null if an upstream is to be asked. */
  get(key: string, now: number): Failure | null;
  /** Keeps a failure; null means success, which removes earlier failures. */
  note(key: string, failure: Failure | null, now: number): void;
}

/**
 * RFC 9520 §3.2: a failure is kept for at least one second and at most five minutes, longer after each further one.
 * Here it is far less than five minutes, so that clients soon notice that the upstream answers again.
 */
const shortestMs = 1_000;
const longestMs = 30_000;
/** A failure this long after the last one ended counts as the first again. */
const forgottenMs = 60_000;
/** RFC 9520 §3.2 also asks for a limit; the oldest is dropped. */
const mostKept = 10_000;

/** Questions that no upstream could answer: repeated queries must not reach the upstreams each time. */
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
