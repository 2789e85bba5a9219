import type { QueryClient } from '@tanstack/react-query';
import { readAgain, refresh, type Topic } from '../api/query-keys.ts';
import { setLiveState } from './live-status.ts';

/** Milliseconds of silence that count as a lost connection (Picket sends something every 15 s). */
const silenceMs = 45_000;
const retryMs = { first: 1_000, most: 15_000 };
/** How long a page that is being left does not say that the connection is lost: the browser ends its connections first. */
const leavingMs = 3_000;

/**
 * Loads data again when Picket reports a change, as long as the page is open. A lost connection is retried. Whenever a
 * connection begins, everything is loaded again: what changed before is not reported. Returns a function that ends it.
 */
export function listen(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = retryMs.first;
  let leftAt = Number.NEGATIVE_INFINITY;

  function leave() {
    leftAt = performance.now();
  }

  function heard() {
    clearTimeout(timer);
    timer = setTimeout(lost, silenceMs);
  }

  function lost() {
    source?.close();
    clearTimeout(timer);
    // A person may have stayed on the page: then it connects again.
    if (performance.now() - leftAt > leavingMs) setLiveState('lost');
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, retryMs.most);
  }

  function connect() {
    source = new EventSource('/api/v1/events');
    source.addEventListener('hello', () => {
      wait = retryMs.first;
      setLiveState('live');
      heard();
      void readAgain(queries);
    });
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      heard();
      const { topics } = JSON.parse(event.data) as { topics: Topic[] };
      void refresh(queries, ...topics);
    });
    source.addEventListener('heartbeat', heard);
    source.onerror = lost;
  }

  window.addEventListener('beforeunload', leave);
  connect();
  return () => {
    window.removeEventListener('beforeunload', leave);
    clearTimeout(timer);
    source?.close();
  };
}
