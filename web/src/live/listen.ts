import type { QueryClient } from '@tanstack/react-query';
import { refresh, type Topic } from '../api/query-keys.ts';
import { setLiveState } from './live-status.ts';

/** Milliseconds of silence that count as a lost connection (Picket sends something every 15 s). */
const silenceMs = 45_000;
const retryMs = { first: 1_000, most: 15_000 };

/**
 * Loads data again when Picket reports a change, as long as the page is open. A lost connection is retried, and then
 * everything is loaded again. Returns a function that ends it.
 */
export function listen(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = retryMs.first;
  let missed = false;

  function heard() {
    clearTimeout(timer);
    timer = setTimeout(lost, silenceMs);
  }

  function lost() {
    source?.close();
    clearTimeout(timer);
    missed = true;
    setLiveState('lost');
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, retryMs.most);
  }

  function connect() {
    source = new EventSource('/api/v1/events');
    source.addEventListener('hello', () => {
      wait = retryMs.first;
      setLiveState('live');
      heard();
      if (missed) void queries.invalidateQueries();
      missed = false;
    });
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      heard();
      const { topics } = JSON.parse(event.data) as { topics: Topic[] };
      void refresh(queries, ...topics);
    });
    source.addEventListener('heartbeat', heard);
    source.onerror = lost;
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
