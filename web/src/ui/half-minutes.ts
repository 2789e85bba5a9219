/** Counts half minutes while somebody listens: one timer for all relative times of a page. */
const listeners = new Set<() => void>();
let passed = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function pass() {
  passed += 1;
  for (const listener of listeners) listener();
}

export const halfMinutes = {
  count: (): number => passed,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    timer ??= setInterval(pass, 30_000);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
};
