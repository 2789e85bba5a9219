import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { viewerZone } from './presets.ts';
import type { OverviewSearch } from './search.ts';

export type Status = paths['/api/v1/status']['get']['responses'][200]['content']['application/json'];
export type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json'];
/** What went through in the period. */
export type Totals = Overview['totals'];

/** What went through in the period. The one shown stays while another is counted. */
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
    // Counting a month is work: not at every event of a busy stream, but by the clock.
    refetchInterval: 10_000,
  });
