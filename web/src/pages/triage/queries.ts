import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { refresh } from '../../api/query-keys.ts';
import type { components, paths } from '../../api/schema.d.ts';

export type BulkAction = components['schemas']['BulkAction'];
export type BulkName = BulkAction['action'];
type Body = NonNullable<
  paths['/api/v1/incidents/actions']['post']['requestBody']
>['content']['application/json'];
/** The request without the key that makes a repeat harmless. */
export type BulkBody = Body;

const touched = ['incidents', 'tickets', 'settings', 'status'] as const;

/** Applies an action to several incidents in one call. A repeated request does not apply it twice. */
export function useBulkAction() {
  const queries = useQueryClient();
  const last = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn(body: BulkBody) {
      const written = JSON.stringify(body);
      if (last.current.body !== written) last.current = { body: written, key: newKey() };
      return read(api.POST('/api/v1/incidents/actions', { body: { ...body, key: last.current.key } }));
    },
    async onSuccess() {
      last.current = { body: '', key: '' };
      await refresh(queries, ...touched);
    },
  });
}

export async function undoAction(id: number): Promise<BulkAction> {
  const undone = await read(api.POST('/api/v1/incidents/actions/{id}/undo', { params: { path: { id } } }));
  await refresh(queryClient, ...touched);
  return undone;
}

/** Not `randomUUID`, which exists only over HTTPS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
