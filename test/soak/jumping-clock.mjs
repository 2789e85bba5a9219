/**
 * A clock that goes as fast as any, and now and then jumps ahead: so that days pass in minutes, and yet nothing that
 * runs has to hurry. Whoever sleeps past a jump wakes up at once.
 */
export function jumpingClock() {
  let aheadMs = 0;
  const sleepers = new Set();
  return {
    now: () => new Date(Date.now() + aheadMs),
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { until: Date.now() + aheadMs + ms, wake };
        const timer = setTimeout(wake, Math.max(0, ms));
        function wake() {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        signal?.addEventListener('abort', wake, { once: true });
        sleepers.add(sleeper);
      });
    },
    jump(ms) {
      aheadMs += ms;
      const now = Date.now() + aheadMs;
      for (const { until, wake } of [...sleepers]) if (until <= now) wake();
    },
  };
}
