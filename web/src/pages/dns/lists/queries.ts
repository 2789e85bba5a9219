import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { usePages } from '../../../api/pages.ts';
import type { paths } from '../../../api/schema.d.ts';
import { type DnsList, dnsKey } from '../queries.ts';
import type { EntrySearch } from './search.ts';

type Body<Path extends '/api/v1/dns/lists' | '/api/v1/dns/lists/{id}/entries'> =
  paths[Path]['post']['requestBody']['content']['application/json'];

export type DnsEntry = Answer<'/api/v1/dns/lists/{id}/entries'>['items'][number];
export type NewEntries = Body<'/api/v1/dns/lists/{id}/entries'>;

/** The lists of a company, or all lists. */
export const useLists = (companyId: number | undefined) =>
  usePages<DnsList>([...dnsKey, 'lists', 'pages', companyId], (cursor, signal) =>
    read(
      api.GET('/api/v1/dns/lists', {
        params: {
          query: {
            ...(companyId === undefined ? {} : { companyId: String(companyId) }),
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
    ),
  );

export const listQuery = (id: number) =>
  queryOptions({
    queryKey: [...dnsKey, 'lists', 'one', id],
    queryFn: ({ signal }) => read(api.GET('/api/v1/dns/lists/{id}', { params: byId(id), signal })),
  });

export const useEntries = (listId: number, { state, search }: EntrySearch) =>
  usePages<DnsEntry>([...dnsKey, 'entries', listId, state, search], (cursor, signal) =>
    read(
      api.GET('/api/v1/dns/lists/{id}/entries', {
        params: {
          path: { id: listId },
          query: {
            ...(state === undefined ? {} : { state }),
            ...(search === undefined ? {} : { search }),
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
    ),
  );

const byId = (id: number) => ({ path: { id } });

export const addList = (body: Body<'/api/v1/dns/lists'>) => read(api.POST('/api/v1/dns/lists', { body }));

export const changeList = (id: number) => (body: { name: string; category: string; locked: boolean }) =>
  read(api.PATCH('/api/v1/dns/lists/{id}', { params: byId(id), body }));

export const deleteList = (id: number) => () =>
  read(api.DELETE('/api/v1/dns/lists/{id}', { params: byId(id) }));

/** Adds entries; with `preview`, only returns what would be added. */
export const addEntries = (listId: number) => (body: NewEntries) =>
  read(api.POST('/api/v1/dns/lists/{id}/entries', { params: byId(listId), body }));

export const removeEntry = (id: number) => () =>
  read(api.POST('/api/v1/dns/entries/{id}/remove', { params: byId(id) }));

export const restoreEntry = (id: number) => () =>
  read(api.POST('/api/v1/dns/entries/{id}/restore', { params: byId(id) }));
