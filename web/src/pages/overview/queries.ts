import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { viewerZone } from '../../ui/time.tsx';
import type { OverviewSearch } from './search.ts';

export type Status = paths['/api/v1/status']['get']['responses'][200]['content']['application/json'];
export type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json'];
/** The totals of the period. */
export type Totals = Overview['totals'];

/** The counts of the period. The previous ones stay while others load. */
export const overviewQuery = (search: OverviewSearch) =>
  queryOptions({
    queryKey: ['overview', 'window', search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/overview', {
          params: { query: { ...search, timeZone: viewerZone() } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    // Counting a month is slow, so it is refreshed on a timer and not at every live event.
    refetchInterval: 10_000,
  });
