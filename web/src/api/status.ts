import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.ts';

/** The state of Picket, with the items that need attention. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/status', { signal })),
});
