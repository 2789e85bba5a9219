import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.d.ts';
import type { CompanySearch } from './search.ts';

type Items<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': { items: (infer Item)[] } } } } };
}
  ? Item
  : never;

/** A company as a source knows it, and its mapping. */
export type Company = Items<'/api/v1/companies'>;
export type Mapping = NonNullable<Company['mapping']>;
export type Suggestion = Items<'/api/v1/companies/suggestions'>;
export type Candidate = Suggestion['candidates'][number];
/** A ConnectWise company, of which there may be thousands. */
export type Target = Items<'/api/v1/connectwise/companies'>;

/** A page of companies: unmapped ones first, and of these the ones with most held incidents. */
export const fetchCompanies = (
  { search, show }: CompanySearch,
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  read(
    api.GET('/api/v1/companies', {
      params: {
        query: {
          sort: 'waiting',
          ...(cursor === undefined ? {} : { cursor }),
          ...(search === undefined ? {} : { search }),
          ...(show === 'unmapped' ? { mapped: 'false' } : {}),
          ...(show === 'gone' ? { problem: 'gone' } : {}),
        },
      },
      signal,
    }),
  );

export type CompanyPage = Awaited<ReturnType<typeof fetchCompanies>>;

/** Suggestions for each of these companies; mapped ones are left out. At most 200. */
export const suggestionsQuery = (companyIds: readonly number[]) =>
  queryOptions({
    queryKey: ['companies', 'suggestions', companyIds],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/companies/suggestions', {
          params: { query: { companyIds: companyIds.join(','), limit: 200 } },
          signal,
        }),
      ),
    enabled: companyIds.length > 0,
    staleTime: 60_000,
  });

/** The most that are accepted at once. */
export const mostAtOnce = 200;

/** The companies with an exact match: the first {@link mostAtOnce}, those with most held incidents first. */
export const exactMatchesQuery = queryOptions({
  queryKey: ['companies', 'exact-matches'],
  async queryFn({ signal }) {
    const exact: Suggestion[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      };
      const page: { items: Suggestion[]; nextCursor: string | null } = await read(
        api.GET('/api/v1/companies/suggestions', { params: { query }, signal }),
      );
      exact.push(...page.items.filter(({ candidates }) => candidates[0]?.confidence === 'exact'));
      cursor = page.nextCursor;
    } while (cursor !== null && exact.length < mostAtOnce);
    return exact.slice(0, mostAtOnce);
  },
  // The list under review does not change meanwhile.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  refetchOnWindowFocus: false,
});

/** A page of ConnectWise companies by a part of name or identifier, read live. */
export const fetchTargets = (search: string, cursor: string | undefined, signal: AbortSignal) =>
  read(
    api.GET('/api/v1/connectwise/companies', {
      params: {
        query: {
          limit: 200,
          ...(search === '' ? {} : { search }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    }),
  );
