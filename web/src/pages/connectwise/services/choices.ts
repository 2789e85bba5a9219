import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';

/** A choice from ConnectWise. */
export interface Choice {
  readonly id: number;
  readonly name: string;
  readonly closed?: boolean | undefined;
}

interface Listed {
  readonly items: readonly Choice[];
}

const fresh = { staleTime: 30_000 };

export const boardsQuery = queryOptions({
  queryKey: ['connectwise', 'boards'],
  queryFn: ({ signal }): Promise<Listed> => read(api.GET('/api/v1/connectwise/boards', { signal })),
  ...fresh,
});

export const prioritiesQuery = queryOptions({
  queryKey: ['connectwise', 'priorities'],
  queryFn: ({ signal }): Promise<Listed> => read(api.GET('/api/v1/connectwise/priorities', { signal })),
  ...fresh,
});

const ofBoard = (
  kind: 'statuses' | 'types' | 'subtypes' | 'items' | 'teams',
  boardId: number | null,
  ask: (id: number, signal: AbortSignal) => Promise<Listed>,
) =>
  queryOptions({
    queryKey: ['connectwise', 'boards', boardId, kind],
    queryFn: boardId === null ? skipToken : ({ signal }) => ask(boardId, signal),
    ...fresh,
  });

/** A status belongs to a board, and so does a type. */
export const statusesQuery = (boardId: number | null) =>
  ofBoard('statuses', boardId, (id, signal) =>
    read(api.GET('/api/v1/connectwise/boards/{id}/statuses', { params: { path: { id } }, signal })),
  );

export const typesQuery = (boardId: number | null) =>
  ofBoard('types', boardId, (id, signal) =>
    read(api.GET('/api/v1/connectwise/boards/{id}/types', { params: { path: { id } }, signal })),
  );

export const subtypesQuery = (boardId: number | null) =>
  ofBoard('subtypes', boardId, (id, signal) =>
    read(api.GET('/api/v1/connectwise/boards/{id}/subtypes', { params: { path: { id } }, signal })),
  );

export const itemsQuery = (boardId: number | null) =>
  ofBoard('items', boardId, (id, signal) =>
    read(api.GET('/api/v1/connectwise/boards/{id}/items', { params: { path: { id } }, signal })),
  );

export const teamsQuery = (boardId: number | null) =>
  ofBoard('teams', boardId, (id, signal) =>
    read(api.GET('/api/v1/connectwise/boards/{id}/teams', { params: { path: { id } }, signal })),
  );

export const sourcesQuery = queryOptions({
  queryKey: ['connectwise', 'sources'],
  queryFn: ({ signal }): Promise<Listed> => read(api.GET('/api/v1/connectwise/sources', { signal })),
  ...fresh,
});

/** The choice of the same name on another board, if there is one that can be chosen. */
export const sameName = (name: string | undefined, list: readonly Choice[]): Choice | undefined =>
  name === undefined
    ? undefined
    : list.find((one) => one.closed !== true && one.name.toLowerCase() === name.toLowerCase());
