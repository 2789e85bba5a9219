import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import type { paths } from '../../api/schema.d.ts';

export type Rules = Answer<'/api/v1/companies/{id}/rules'>;
export type RulesBody =
  paths['/api/v1/companies/{id}/rules']['put']['requestBody']['content']['application/json'];

export const rulesQuery = (id: number) =>
  queryOptions({
    queryKey: ['companies', 'rules', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/companies/{id}/rules', { params: { path: { id } }, signal })),
  });

export const catchAllQuery = queryOptions({
  queryKey: ['settings', 'catch-all'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/catch-all', { signal })),
});

/** Saves the rules of one company. */
export function useSaveRules(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RulesBody) =>
      read(api.PUT('/api/v1/companies/{id}/rules', { params: { path: { id } }, body })),
    onSuccess(saved) {
      queries.setQueryData(rulesQuery(id).queryKey, saved);
      void refresh(queries, 'incidents', 'companies', 'status');
    },
  });
}

/** Chooses the ConnectWise company for companies without a mapping, or none. */
export function useSaveCatchAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (connectwiseCompanyId: number | null) =>
      read(api.PUT('/api/v1/settings/catch-all', { body: { connectwiseCompanyId } })),
    onSuccess(saved) {
      queries.setQueryData(catchAllQuery.queryKey, saved);
      void refresh(queries, 'incidents', 'status');
    },
  });
}
