import type { Clock } from '../../platform/values/clock.ts';

export interface TokenBucket {
  /** Waits for a turn. False if `signal` aborted first; the turn is then lost, which only slows us down. */
  take(signal?: AbortSignal): Promise<boolean>;
}

/**
 * Allows a number of requests a minute, a tenth of them in one burst. Each caller gets its time at once, so that they
 * run in order and none wakes up only to wait again.
 */
export function tokenBucket(clock: Clock, perMinute: number): TokenBucket {
  const everyMs = 60_000 / Math.max(1, perMinute);
  const burstMs = everyMs * Math.max(1, Math.floor(perMinute / 10));
  /** The time at which the bucket is full again. */
  let fullAt = 0;
  return {
    async take(signal) {
      if (signal?.aborted) return false;
      const now = clock.now().getTime();
      fullAt = Math.max(fullAt, now) + everyMs;
      const waitMs = fullAt - burstMs - now;
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      return !signal?.aborted;
    },
  };
}
