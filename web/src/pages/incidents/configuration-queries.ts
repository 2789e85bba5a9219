import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';

export type IncidentConfigurations = Answer<'/api/v1/incidents/{id}/configurations'>;
export type LinkedDevice = IncidentConfigurations['devices'][number];

/** No live event reports the end of the wait, so it is loaded again until then. */
const underWay: readonly LinkedDevice['state'][] = ['waiting', 'sending', 'unknown'];

export const configurationsQuery = (id: number) =>
  queryOptions({
    queryKey: ['incidents', 'configurations', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/incidents/{id}/configurations', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'on' && data.devices.some(({ state }) => underWay.includes(state)) ? 4_000 : false,
  });

/** Configurations of the ticket's company, read live. */
export const foundConfigurationsQuery = (id: number, search: string) =>
  queryOptions({
    queryKey: ['connectwise', 'configurations', id, search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/incidents/{id}/configurations/search', {
          params: { path: { id }, query: { search } },
          signal,
        }),
      ),
  });

export type LinkAction =
  | { readonly link: { device: string; configurationId: number; pin: boolean } }
  | { readonly unlink: string }
  | 'look-up';

/** The actions of an analyst on the configurations of an incident. */
export function useLinkAction(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: LinkAction) => {
      const params = { path: { id } };
      if (action === 'look-up')
        return read(api.POST('/api/v1/incidents/{id}/configurations/look-up', { params }));
      return 'link' in action
        ? read(api.POST('/api/v1/incidents/{id}/configurations', { params, body: action.link }))
        : read(
            api.POST('/api/v1/incidents/{id}/configurations/unlink', {
              params,
              body: { device: action.unlink },
            }),
          );
    },
    onSuccess: (now) => queries.setQueryData(configurationsQuery(id).queryKey, now),
  });
}
