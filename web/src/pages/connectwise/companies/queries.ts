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
/** One of the ConnectWise companies, of which there may be thousands. */
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
/** Which ConnectWise companies are offered. */
export type Kinds = Pick<CompanySearch, 'status' | 'type'>;

export const kindsQuery = queryOptions({
  queryKey: ['connectwise', 'companies', 'kinds'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/company-kinds', { signal })),
  staleTime: 120_000,
});

export const suggestionsQuery = (companyIds: readonly number[], kinds: Kinds) =>
  queryOptions({
    queryKey: ['companies', 'suggestions', companyIds, kinds],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/companies/suggestions', {
          params: { query: { companyIds: companyIds.join(','), limit: 200, ...kinds } },
          signal,
        }),
      ),
    enabled: companyIds.length > 0,
    staleTime: 60_000,
  });

/** The most that are accepted at once. */
export const mostAtOnce = 200;

/**
 * The companies with an exact match, or those with another suggestion: the first {@link mostAtOnce}, those with most
 * held incidents first.
 */
export const matchesQuery = (which: 'exact' | 'similar', kinds: Kinds) =>
  queryOptions({
    queryKey: ['companies', 'exact-matches', which, kinds],
    async queryFn({ signal }) {
      const exact: Suggestion[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } & Kinds = {
          ...kinds,
          limit: 200,
          ...(cursor === null ? {} : { cursor }),
        };
        const page: { items: Suggestion[]; nextCursor: string | null } = await read(
          api.GET('/api/v1/companies/suggestions', { params: { query }, signal }),
        );
        exact.push(
          ...page.items.filter(
            ({ candidates: [best] }) =>
              best !== undefined && (best.confidence === 'exact') === (which === 'exact'),
          ),
        );
        cursor = page.nextCursor;
      } while (cursor !== null && exact.length < mostAtOnce);
      return exact.slice(0, mostAtOnce);
    },
    // The list must not change during the review.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** A page of ConnectWise companies by a part of name or identifier, read live. */
export const fetchTargets = (search: string, kinds: Kinds, cursor: string | undefined, signal: AbortSignal) =>
  read(
    api.GET('/api/v1/connectwise/companies', {
      params: {
        query: {
          limit: 200,
          ...kinds,
          ...(search === '' ? {} : { search }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    }),
  );
