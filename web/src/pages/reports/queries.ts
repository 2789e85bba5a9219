import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { toQueryString } from '../../ui/list-search.ts';
import { ownZone } from '../companies/queries.ts';
import type { ReportSearch } from './search.ts';

export type ReportWords = Answer<'/api/v1/settings/reports'>;

/** The month so many months before the present one in the reader's time zone, as `2026-10`. */
export function monthBefore(count: number, now = new Date()): string {
  const month = new Date(Date.UTC(now.getFullYear(), now.getMonth() - count, 1));
  return month.toISOString().slice(0, 7);
}

/** The parameters of the API for the address. */
export function askedOf({ companyId, month, from, to, timeZone = ownZone() }: ReportSearch) {
  const isRange = from !== undefined && to !== undefined;
  return {
    ...(companyId === undefined ? {} : { companyId: String(companyId) }),
    ...(isRange ? { from, to } : { month: month ?? monthBefore(1) }),
    timeZone,
  };
}

export const reportSummaryQuery = (search: ReportSearch) =>
  queryOptions({
    queryKey: ['companies', 'report', askedOf(search)],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/reports/summary', { params: { query: askedOf(search) }, signal })),
    placeholderData: keepPreviousData,
  });

export const documentPath = (search: ReportSearch, more: Readonly<Record<string, string>>) =>
  `/api/v1/reports/document?${toQueryString({ ...askedOf(search), ...more })}`;

export const billingPath = (search: ReportSearch) => {
  const { companyId: _, ...asked } = askedOf(search);
  return `/api/v1/reports/billing?${toQueryString(asked)}`;
};

export const wordsQuery = queryOptions({
  queryKey: ['settings', 'reports'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/reports', { signal })),
});

export const logoQuery = queryOptions({
  queryKey: ['settings', 'report-logo'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/reports/logo', { signal })),
});
