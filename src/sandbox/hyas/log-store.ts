import type { LogEntry } from './row.ts';

/** The log is limited, so that a sandbox that runs for weeks does not fill the memory; the oldest rows are dropped. */
const capacity = 100_000;

export interface LogStore {
  add(entry: LogEntry): void;
  /** Oldest first. */
  all(): readonly LogEntry[];
  /** From `start` to `end`, both included, oldest first. */
  between(start: number, end: number): readonly LogEntry[];
  clear(): void;
}

/** The rows of the sandbox in order of time; rows of equal time in order of arrival. */
export function logStore(): LogStore {
  let entries: LogEntry[] = [];

  /** The first position whose time is `at` or later (with `after`: later). */
  function place(at: number, after: boolean): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const time = entries[middle]?.at ?? 0;
      if (time < at || (after && time === at)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(entry) {
      entries.splice(place(entry.at, true), 0, entry);
      // Dropped in bulk: dropping one at a time would move the whole array for every row.
      if (entries.length > capacity * 1.1) entries = entries.slice(-capacity);
    },
    all: () => entries,
    between: (start, end) => entries.slice(place(start, false), place(end, true)),
    clear: () => {
      entries = [];
    },
  };
}
