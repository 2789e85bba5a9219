import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';

export type CustomFields = Answer<'/api/v1/settings/custom-fields'>;
export type BoardFields = CustomFields['boards'][number];
export type SavedField = BoardFields['fields'][number];
export type Available = Answer<'/api/v1/connectwise/boards/{id}/custom-fields'>;
export type AvailableField = Available['items'][number];

export const customFieldsQuery = queryOptions({
  queryKey: ['settings', 'custom-fields'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/custom-fields', { signal })),
});

export const availableQuery = (boardId: number) =>
  queryOptions({
    queryKey: ['connectwise', 'boards', boardId, 'custom-fields'],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/connectwise/boards/{id}/custom-fields', {
          params: { path: { id: boardId } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

type Body = Parameters<typeof putFields>[0];
export type FieldBody = Body['boards'][number]['fields'][number];

const putFields = (body: {
  boards: {
    boardId: number;
    fields: (Pick<SavedField, 'id' | 'value' | 'fallback'> &
      Partial<Pick<SavedField, 'caption' | 'type' | 'decimals' | 'options' | 'required'>>)[];
  }[];
}) => read(api.PUT('/api/v1/settings/custom-fields', { body }));

const bodyOf = ({ problem: _problem, manual: _manual, ...field }: SavedField): FieldBody => field;

/** Null: the field is removed. The other fields stay as another person may have saved them meanwhile. */
export interface FieldChange {
  readonly boardId: number;
  readonly id: number;
  readonly field: FieldBody | null;
}

export function useFieldChange(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(change: FieldChange) {
      const saved = await read(api.GET('/api/v1/settings/custom-fields'));
      return putFields({ boards: changed(saved, change) });
    },
    async onSuccess() {
      await refresh(queries, 'settings', 'incidents', 'status');
      onDone();
    },
  });
}

function changed({ boards }: CustomFields, { boardId, id, field }: FieldChange): Body['boards'] {
  const before = boards.find((board) => board.boardId === boardId)?.fields.map(bodyOf) ?? [];
  const isKnown = before.some((one) => one.id === id);
  const replaced = before.flatMap((one) => (one.id === id ? (field ?? []) : one));
  const fields = isKnown || field === null ? replaced : [...before, field];
  const others = boards
    .filter((board) => board.boardId !== boardId)
    .map((board) => ({ boardId: board.boardId, fields: board.fields.map(bodyOf) }));
  return [...others, { boardId, fields }];
}

export const previewOf = (boardId: number, fields: readonly SavedField[]) =>
  read(
    api.POST('/api/v1/settings/custom-fields/preview', {
      body: { boardId, boards: [{ boardId, fields: fields.map(bodyOf) }] },
    }),
  );
