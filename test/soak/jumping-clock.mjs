/**
 * A clock that now and then jumps ahead, and otherwise runs at normal speed: days pass in minutes, while nothing has to
 * run faster. A sleep that a jump passes over ends at once.
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
