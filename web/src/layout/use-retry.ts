import { useEffect } from 'react';
import { isPassing } from '../api/problem.ts';

/** Milliseconds between two retries after a failure of Picket or the network. */
const retryMs = 10_000;

/** Opens a page again that failed as a whole; a query of a page does so itself. */
export function useRetry(error: unknown, retry: () => void): void {
  useEffect(() => {
    if (!isPassing(error)) return;
    const timer = setInterval(retry, retryMs);
    globalThis.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', retry);
    };
  }, [error, retry]);
}
