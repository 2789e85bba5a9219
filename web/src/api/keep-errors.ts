import type { Query, QueryCache } from '@tanstack/react-query';

/**
 * Keeps the error of a query without data while the query is tried again. TanStack Query resets it to “pending”, so a
 * page that cannot load would change between its error and placeholders with every retry.
 */
export function keepErrors(cache: QueryCache): () => void {
  const errors = new WeakMap<Query, Error>();
  return cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    if (action.type === 'error' && query.state.error !== null) errors.set(query, query.state.error);
    if (action.type === 'success') errors.delete(query);
    const error = errors.get(query);
    if (action.type === 'fetch' && query.state.data === undefined && error !== undefined)
      query.setState({ error, status: 'error' });
  });
}
