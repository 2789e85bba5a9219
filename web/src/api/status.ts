import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.ts';

/** The state of Picket, and what needs attention. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/status', { signal })),
});
