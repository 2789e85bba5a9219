import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';

interface Mapping {
  readonly companyId: number;
  readonly connectwiseCompanyId: number;
}

/** Reads again what a changed mapping shows in: the list of companies, the suggestions and the status. */
export function useMappingsChanged() {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['companies', 'list'] });
    void queries.invalidateQueries({ queryKey: ['companies', 'suggestions'] });
    void refresh(queries, 'status');
  };
}

/** Maps several companies; the answer names each that could not be mapped. */
export function useAcceptMappings() {
  return useMutation({
    mutationFn: (mappings: readonly Mapping[]) =>
      read(api.POST('/api/v1/companies/mappings', { body: { mappings: [...mappings] } })),
    onSettled: useMappingsChanged(),
  });
}
