import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';

type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;
export type User = Json<paths['/api/v1/users']['get']['responses'][200]>['items'][number];
export type Invited = Json<paths['/api/v1/users']['post']['responses'][201]>;
export type NewUser = paths['/api/v1/users']['post']['requestBody']['content']['application/json'];
export type UserChange = paths['/api/v1/users/{id}']['patch']['requestBody']['content']['application/json'];

const key = ['settings', 'users'] as const;

export const useUsers = () =>
  usePages<User>(key, (cursor, signal) =>
    read(api.GET('/api/v1/users', { params: { query: cursor === undefined ? {} : { cursor } }, signal })),
  );

export const useUserSessions = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...key, id, 'sessions'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/users/{id}/sessions', { params: { path: { id } }, signal })),
    enabled,
  });

export const useTokensOf = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...key, id, 'tokens'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/users/{id}/tokens', { params: { path: { id } }, signal })),
    enabled,
  });

/** A change of users; the list is loaded again when it succeeded. */
export function useUserMutation<T, V>(mutationFn: (values: V) => Promise<T>, onDone?: (done: T) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    async onSuccess(done: T) {
      await queries.invalidateQueries({ queryKey: key });
      onDone?.(done);
    },
  });
}

export const addUser = (body: NewUser): Promise<Invited> => read(api.POST('/api/v1/users', { body }));

export const changeUser = (id: string, body: UserChange): Promise<User> =>
  read(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body }));

export const resetUser = (id: string, twoFactor: boolean): Promise<Invited> =>
  read(api.POST('/api/v1/users/{id}/reset', { params: { path: { id } }, body: { twoFactor } }));

export const signOutUser = (id: string) =>
  read(api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id } } }));
