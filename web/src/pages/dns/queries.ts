import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';

export type DnsStatus = Answer<'/api/v1/dns/status'>;
export type DnsCompany = Answer<'/api/v1/dns/companies'>['items'][number];
export type DnsList = Answer<'/api/v1/dns/lists'>['items'][number];
export type ResolverSettings = Answer<'/api/v1/settings/dns-resolver'>;
export type PolicySettings = Answer<'/api/v1/settings/dns-policy'>;

/** Every change of the policy is in the audit trail, whose live events refresh it. */
export const dnsKey = ['settings', 'dns'] as const;

/** The state of DNS on this node. No live event reports its counts, so they are loaded again every few seconds. */
export const dnsStatusQuery = queryOptions({
  queryKey: [...dnsKey, 'status'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/dns/status', { signal })),
  refetchInterval: 3_000,
});

export const resolverQuery = queryOptions({
  queryKey: [...dnsKey, 'resolver'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/dns-resolver', { signal })),
});

export const saveResolver = (body: ResolverSettings) =>
  read(api.PUT('/api/v1/settings/dns-resolver', { body }));

export const policyQuery = queryOptions({
  queryKey: [...dnsKey, 'policy'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/dns-policy', { signal })),
});

export const savePolicy = (body: PolicySettings) => read(api.PUT('/api/v1/settings/dns-policy', { body }));

/** The first lists, to see whether any of them blocks. */
export const firstListsQuery = queryOptions({
  queryKey: [...dnsKey, 'lists', 'first'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/dns/lists', { params: { query: { limit: 200 } }, signal })),
});

export const dnsCompanyQuery = (id: number | undefined) =>
  queryOptions({
    queryKey: [...dnsKey, 'companies', 'one', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/dns/companies/{id}', { params: { path: { id: id ?? 0 } }, signal })),
    enabled: id !== undefined,
  });

/** The first companies of the protective DNS whose names contain `search`. */
export const useFoundCompanies = (search: string) =>
  useQuery({
    queryKey: [...dnsKey, 'companies', 'found', search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/dns/companies', {
          params: { query: { limit: 50, ...(search === '' ? {} : { search }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** A change of the protective DNS, after which everything about it is loaded again. */
export function useDnsChange<Given, Done>(
  mutationFn: (given: Given) => Promise<Done>,
  onDone: (done: Done) => void = () => {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    async onSuccess(done) {
      await queries.invalidateQueries({ queryKey: dnsKey });
      void refresh(queries, 'companies', 'sources');
      onDone(done);
    },
  });
}
