import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';

import { useRows } from '../../ui/use-rows.ts';
import type { IncidentSearch } from './search.ts';

export type Incident = Answer<'/api/v1/incidents'>['items'][number];
export type IncidentContext = Answer<'/api/v1/incidents/{id}/context'>;
export type IncidentDetails = Answer<'/api/v1/incidents/{id}'>;

export const useIncidents = (search: IncidentSearch) =>
  useRows('incidents', search, (query, signal) =>
    read(api.GET('/api/v1/incidents', { params: { query }, signal })),
  );

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/incidents/{id}', { params: { path: { id: Number(id) } }, signal })),
  });

/** Its key is below that of its incident, so that both are refreshed together. */
export const contextQuery = (id: number) =>
  queryOptions({
    queryKey: ['incidents', 'one', String(id), 'context'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/incidents/{id}/context', { params: { path: { id } }, signal })),
    // Other companies' incidents change all the time; an open page shows changes within a minute.
    staleTime: 60_000,
  });

export const nextStepsQuery = (id: number) =>
  queryOptions({
    queryKey: ['incidents', 'one', String(id), 'next-steps'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/incidents/{id}/next-steps', { params: { path: { id } }, signal })),
  });

/** How many incidents of a roll-up are shown with it. */
export const coveredShown = 20;

export const coveredQuery = (id: number) =>
  queryOptions({
    queryKey: ['incidents', 'covered', id],
    queryFn: ({ signal }) => {
      const query = {
        coveredBy: String(id),
        sort: 'detectionCount',
        order: 'desc',
        limit: coveredShown,
      } as const;
      return read(api.GET('/api/v1/incidents', { params: { query }, signal }));
    },
  });

export type IncidentAction = 'retry' | 'unskip' | { readonly skip: string };

/** An analyst's action on an incident. The incident is decided again, which may change its ticket too. */
export function useIncidentAction(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: IncidentAction) => {
      const params = { path: { id } };
      if (action === 'retry') return read(api.POST('/api/v1/incidents/{id}/retry', { params }));
      if (action === 'unskip') return read(api.POST('/api/v1/incidents/{id}/unskip', { params }));
      return read(api.POST('/api/v1/incidents/{id}/skip', { params, body: { note: action.skip } }));
    },
    async onSuccess() {
      await refresh(queries, 'incidents', 'tickets', 'status');
    },
  });
}
