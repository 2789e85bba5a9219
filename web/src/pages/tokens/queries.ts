import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';

type TokenPage = paths['/api/v1/tokens']['get']['responses'][200]['content']['application/json'];
export type Token = TokenPage['items'][number];
export type NewToken = paths['/api/v1/tokens']['post']['requestBody']['content']['application/json'];

const key = ['settings', 'tokens'] as const;

export const useTokens = () =>
  usePages<Token>(key, (cursor, signal) =>
    read(api.GET('/api/v1/tokens', { params: { query: cursor === undefined ? {} : { cursor } }, signal })),
  );

export function useMakeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewToken) => read(api.POST('/api/v1/tokens', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useRevokeToken(id: number, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: key });
      onDone();
    },
  });
}
