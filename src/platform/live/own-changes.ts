import { changedTopics, type OwnMarkers, ownTopicsOf, type Topic } from './topics.ts';

interface OwnChangesOptions {
  readonly load: () => Promise<OwnMarkers>;
  /** Whether the caller may still see the same companies. */
  readonly isSame: () => Promise<boolean>;
  readonly send: (topics: readonly Topic[]) => void;
  readonly end: () => void;
}

/**
 * The changes for a caller who is limited to companies: only those of these companies. The stream ends when the limit
 * changes. The client then reconnects, and gets what the new limit allows.
 */
export async function ownChanges({ load, isSame, send, end }: OwnChangesOptions): Promise<() => void> {
  let before = await load();
  let running = false;
  let again = false;

  async function compare(): Promise<void> {
    if (!(await isSame())) return end();
    const after = await load();
    const topics = changedTopics(before, after, ownTopicsOf);
    before = after;
    if (topics.length > 0) send(topics);
  }

  /** A change during the comparison causes one more comparison afterwards. */
  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      // If the markers cannot be read now, the next change compares them.
      await compare().catch(() => {});
    } while (again);
    running = false;
  }

  return () => {
    again = true;
    if (!running) void run();
  };
}
