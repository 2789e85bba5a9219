import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { CompanyPeriod } from './search.ts';

export type CompanyCounts = Answer<'/api/v1/reports/companies'>['items'][number];
export type Summary = Answer<'/api/v1/reports/summary'>;
export type CompanyNoise = Answer<'/api/v1/companies/{id}/noise'>;

/** Days begin in the reader's time zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Counting is slow, so it is refreshed on a timer and not at every live event. */
const refetchInterval = 30_000;

export const useCompanyCounts = (last: CompanyPeriod, search: string | undefined) =>
  usePages<CompanyCounts>(
    ['companies', 'counts', last, search],
    (cursor, signal) =>
      read(
        api.GET('/api/v1/reports/companies', {
          params: {
            query: {
              last,
              timeZone: ownZone(),
              ...(search === undefined ? {} : { search }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
          signal,
        }),
      ),
    { refetchInterval },
  );

export const summaryQuery = (companyId: string, last: CompanyPeriod) =>
  queryOptions({
    queryKey: ['companies', 'summary', companyId, last],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/reports/summary', {
          params: { query: { companyId, last, timeZone: ownZone() } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval,
  });

export const companyNoiseQuery = (id: number) =>
  queryOptions({
    queryKey: ['settings', 'silences', 'of-company', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/companies/{id}/noise', { params: { path: { id } }, signal })),
  });

/** Whether the company is one of Picket’s own protective DNS; null if it is not. */
export const companyPolicyQuery = (id: number) =>
  queryOptions({
    queryKey: ['settings', 'dns', 'companies', 'of-company', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/dns/companies/{id}', { params: { path: { id } }, signal })).catch(
        (error: unknown) => {
          // Picket does not answer the queries of this company.
          if (error instanceof ApiProblem && error.details.code === 'dns.company_not_found') return null;
          throw error;
        },
      ),
  });
