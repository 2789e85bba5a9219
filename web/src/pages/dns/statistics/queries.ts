import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { type Period, periods } from '../../../ui/list-search.ts';
import { dnsKey } from '../queries.ts';

export type Statistics = Answer<'/api/v1/dns/statistics'>;
export type TopBlocked = Answer<'/api/v1/dns/top-blocked'>;

/** For a company, or for all. Nodes store their counts once a minute, and no live event reports it. */
export const statisticsQuery = (period: Period, companyId: number | undefined) =>
  queryOptions({
    queryKey: [...dnsKey, 'statistics', period, companyId ?? null],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/dns/statistics', {
          params: { query: asked(period, companyId) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });

/** The names and clients that were blocked most often. */
export const topBlockedQuery = (period: Period, companyId: number | undefined) =>
  queryOptions({
    queryKey: [...dnsKey, 'top-blocked', period, companyId ?? null],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/dns/top-blocked', { params: { query: asked(period, companyId) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });

const asked = (period: Period, companyId: number | undefined) => ({
  hours: periods[period],
  ...(companyId === undefined ? {} : { companyId }),
});
