import { setTimeout as delay } from 'node:timers/promises';

/** Time, passed in and never global, so that every behaviour can be tested without waiting. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds, or early (without an error) when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    try {
      await delay(Math.max(0, ms), undefined, signal ? { signal } : {});
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};
