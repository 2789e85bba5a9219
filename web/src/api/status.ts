import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.ts';

/** How Picket is, and what needs somebody’s attention. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/status', { signal })),
});
