import type { Clock } from '../../platform/values/clock.ts';

/**
 * What one request shows about the server: `fine` for any answer of the server itself, even a refusal; `nothing` if the
 * request was never sent.
 */
export type Verdict = 'fine' | 'failed' | 'nothing';

export type Admission =
  | { readonly open: false; readonly report: (verdict: Verdict) => void }
  | { readonly open: true; readonly retryAfterMs: number };

export interface Breaker {
  /** How long requests are blocked; null if they are not. */
  blockedMs(): number | null;
  enter(): Admission;
}

export interface BreakerOptions {
  /** The number of consecutive failures that opens it. */
  readonly threshold?: number;
  /** How long it stays open at first; doubled each time the trial afterwards fails. */
  readonly openMs?: number;
  readonly longestOpenMs?: number;
}

/**
 * A circuit breaker: a server that fails repeatedly gets no requests for a while, then one as a trial. It is our own,
 * because the library (cockatiel 3.2.1) reads the time from `Date.now()` and does not say when it closes.
 */
export function breaker(clock: Clock, options: BreakerOptions = {}): Breaker {
  const { threshold = 5, openMs = 30_000, longestOpenMs = 300_000 } = options;
  let failures = 0;
  let openings = 0;
  let openUntil: number | null = null;
  let trying = false;

  const blockedMs = () => {
    if (openUntil === null) return null;
    const restMs = openUntil - clock.now().getTime();
    if (restMs > 0) return restMs;
    // Another caller's trial is running; ask again when it may have ended.
    return trying ? 1000 : null;
  };

  const open = () => {
    openUntil = clock.now().getTime() + Math.min(openMs * 2 ** openings, longestOpenMs);
    openings += 1;
  };

  return {
    blockedMs,
    enter() {
      const restMs = blockedMs();
      if (restMs !== null) return { open: true, retryAfterMs: restMs };
      const trial = openUntil !== null;
      if (trial) trying = true;
      let reported = false;
      const report = (verdict: Verdict) => {
        if (reported) return;
        reported = true;
        if (trial) trying = false;
        if (verdict === 'fine') {
          failures = openings = 0;
          openUntil = null;
        } else if (verdict === 'failed') {
          failures += 1;
          // A late failure from before it opened does not keep it open longer.
          if (trial || (openUntil === null && failures >= threshold)) open();
        }
      };
      return { open: false, report };
    },
  };
}
