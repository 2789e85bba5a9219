import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { steadyClock } from '../../platform/values/steady-clock.ts';
import { breaker, type Verdict } from './breaker.ts';
import { problems } from './problems.ts';
import { tokenBucket } from './token-bucket.ts';

export interface Gate {
  /** Waits for a turn. Refused at once while ConnectWise asked for a pause or fails repeatedly. */
  admit(signal?: AbortSignal): Promise<Result<(verdict: Verdict, problem?: Problem) => void>>;
  /** ConnectWise asked for a pause of all requests. Returns the pause that we keep, which is slightly longer. */
  pause(forMs: number): number;
  /** How long requests are not sent, in milliseconds: because of a pause, or an open breaker. Null if they are sent. */
  closedMs(): number | null;
}

/** What every request passes before it is sent: the pause of a 429, the circuit breaker, the token bucket. */
export function gate(host: string, wallClock: Clock, random: RandomBytes, requestsPerMinute: number): Gate {
  const clock = steadyClock(wallClock);
  const bucket = tokenBucket(clock, requestsPerMinute);
  const circuit = breaker(clock);
  let pausedUntil = 0;
  /** The problem of the first of consecutive failures. */
  let cause: Problem | null = null;

  function closedBy(): Problem | null {
    const now = clock.now().getTime();
    if (pausedUntil > now) return problems.rateLimited(host, pausedUntil - now);
    const restMs = circuit.blockedMs();
    return restMs === null ? null : problems.circuitOpen(host, restMs, cause);
  }

  return {
    async admit(signal) {
      const closed = closedBy();
      if (closed) return failed(closed);
      if (!(await bucket.take(signal))) return failed(problems.cancelled('it was stopped while it waited.'));
      const closedMeanwhile = closedBy();
      if (closedMeanwhile) return failed(closedMeanwhile);
      const entered = circuit.enter();
      return entered.open
        ? failed(problems.circuitOpen(host, entered.retryAfterMs, cause))
        : ok((verdict, problem) => {
            if (verdict === 'fine') cause = null;
            else if (verdict === 'failed') cause ??= problem ?? null;
            entered.report(verdict);
          });
    },
    closedMs() {
      const pauseMs = pausedUntil - clock.now().getTime();
      const openMs = circuit.blockedMs();
      return pauseMs > 0 ? Math.max(pauseMs, openMs ?? 0) : openMs;
    },
    pause(forMs) {
      // Up to a tenth longer, at random: otherwise all clients would return in the same second.
      const jitter = 1 + (random(1)[0] ?? 0) / 2550;
      const pauseMs = Math.round(forMs * jitter);
      pausedUntil = Math.max(pausedUntil, clock.now().getTime() + pauseMs);
      return pauseMs;
    },
  };
}
