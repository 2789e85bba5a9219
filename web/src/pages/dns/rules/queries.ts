import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import { dnsKey } from '../queries.ts';
import type { NewRule } from './rule.ts';

const whose = (companyId: number | undefined) => ({
  query: companyId === undefined ? {} : { companyId: String(companyId) },
});

/** The rules of a company, or those for all companies, in order. */
export const rulesQuery = (companyId: number | undefined) =>
  queryOptions({
    queryKey: [...dnsKey, 'rules', companyId ?? null],
    queryFn: ({ signal }) => read(api.GET('/api/v1/dns/rules', { params: whose(companyId), signal })),
  });

/**
 * Replaces the rules of this revision with the given ones in the given order; rules that are left out are deleted. If
 * another person changed them meanwhile, nothing is saved.
 */
export const saveRules = (companyId: number | undefined, revision: string) => (items: NewRule[]) =>
  read(api.PUT('/api/v1/dns/rules', { params: whose(companyId), body: { items, revision } }));
