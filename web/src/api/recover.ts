import type { QueryClient } from '@tanstack/react-query';
import { isPassing } from './problem.ts';

/** Milliseconds between two attempts to read what could not be read. */
const everyMs = 10_000;

/**
 * Reads again what the page needs and could not read, until it works: no part of a page has to do that itself. As soon
 * as one part works again, so may the others. What Picket refuses is not read again: the answer would be the same.
 */
export function recover(queries: QueryClient): void {
  const readAgain = () =>
    void queries.refetchQueries({
      type: 'active',
      predicate: ({ state }) => isPassing(state.error) && state.fetchStatus === 'idle',
    });
  setInterval(readAgain, everyMs);
  globalThis.addEventListener('online', readAgain);
  const failed = new Set<string>();
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { queryHash, state } = event.query;
    if (event.action.type === 'error' && isPassing(state.error)) failed.add(queryHash);
    if (event.action.type === 'success' && failed.delete(queryHash)) readAgain();
  });
}
