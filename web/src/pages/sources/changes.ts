import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import type { paths } from '../../api/schema.d.ts';

type Body<Path extends keyof paths, Method extends 'post' | 'patch'> = paths[Path] extends {
  [key in Method]: { requestBody: { content: { 'application/json': infer Content } } };
}
  ? Content
  : never;

export type NewSource = Body<'/api/v1/sources', 'post'>;
export type SourceChange = Body<'/api/v1/sources/{id}', 'patch'>;

const path = (id: number) => ({ params: { path: { id } } });

/** A change of sources; what is shown of them is loaded again afterwards. */
export function useSourceChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled() {
      void refresh(queries, 'sources', 'status');
    },
  });
}

export const makeSource = (body: NewSource) => read(api.POST('/api/v1/sources', { body }));

export const changeSource = ({ id, ...body }: SourceChange & { id: number }) =>
  read(api.PATCH('/api/v1/sources/{id}', { ...path(id), body }));

/** Reads the source now, and returns the result; `goesOn` if the reading continues. */
export async function readSourceNow({ id }: { id: number }) {
  const request = api.POST('/api/v1/sources/{id}/poll', path(id));
  const counts = await read(request);
  return { ...counts, goesOn: (await request).response.status === 202 };
}

export const rotateSecret = ({ id, revokeOld }: { id: number; revokeOld: boolean }) =>
  read(api.POST('/api/v1/sources/{id}/rotate-secret', { ...path(id), body: { revokeOld } }));

export const deleteSource = ({ id, deleteDetections }: { id: number; deleteDetections: boolean }) =>
  read(
    api.DELETE('/api/v1/sources/{id}', {
      params: { path: { id }, query: { deleteDetections: deleteDetections ? 'true' : 'false' } },
    }),
  );
