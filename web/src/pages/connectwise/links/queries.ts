import { queryOptions, useMutation } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { queryClient } from '../../../api/query-client.ts';
import { rightsQuery } from '../../../ui/right-needed.tsx';

export type LinkSettings = Answer<'/api/v1/settings/links'>;

/** The links of tickets in ConnectWise. */
export const linkSettingsQuery = queryOptions({
  queryKey: ['settings', 'links'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/links', { signal })),
});

export function useSaveLinks() {
  return useMutation({
    mutationFn: (body: LinkSettings) => read(api.PUT('/api/v1/settings/links', { body })),
    onSuccess: (saved) => {
      queryClient.setQueryData(linkSettingsQuery.queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: rightsQuery.queryKey });
    },
  });
}
