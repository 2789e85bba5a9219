import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';

export type Acting = paths['/api/v1/settings/acting']['get']['responses'][200]['content']['application/json'];
type RequestPage =
  paths['/api/v1/settings/acting/requests']['get']['responses'][200]['content']['application/json'];
export type Asked = RequestPage['items'][number];

/** Who may act from tickets. */
export const actingQuery = queryOptions({
  queryKey: ['settings', 'acting'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/acting', { signal })),
});

/** The members of ConnectWise. */
export const membersQuery = queryOptions({
  queryKey: ['connectwise', 'members'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/members', { signal })),
  staleTime: 30_000,
});

export const useRequests = () =>
  usePages<Asked>(['tickets', 'requests'], (cursor, signal) =>
    read(
      api.GET('/api/v1/settings/acting/requests', {
        params: { query: cursor === undefined ? {} : { cursor } },
        signal,
      }),
    ),
  );
