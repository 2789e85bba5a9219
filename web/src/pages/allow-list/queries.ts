import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';
import type { AllowSearch } from './search.ts';

type EntryPage = paths['/api/v1/allow-list']['get']['responses'][200]['content']['application/json'];
export type Entry = EntryPage['items'][number];
type NewEntry = paths['/api/v1/allow-list']['post']['requestBody']['content']['application/json'];

/** Each change of the list is in the audit trail, whose live events refresh it. */
const key = ['settings', 'allow-list'] as const;

export const useEntries = ({ state = 'active', search }: AllowSearch) =>
  usePages<Entry>([...key, state, search], (cursor, signal) =>
    read(
      api.GET('/api/v1/allow-list', {
        params: {
          query: {
            state,
            ...(search === undefined ? {} : { search }),
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
    ),
  );

function useChange<Given, Done>(change: (given: Given) => Promise<Done>, onDone: (done: Done) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    async onSuccess(done) {
      await queries.invalidateQueries({ queryKey: key });
      onDone(done);
    },
  });
}

export const useAllow = (onDone: (entry: Entry) => void) =>
  useChange((body: NewEntry) => read(api.POST('/api/v1/allow-list', { body })), onDone);

const byId = (id: number) => ({ params: { path: { id } } });

export const useUndo = (id: number, onDone: () => void) =>
  useChange<void, Entry>(() => read(api.POST('/api/v1/allow-list/{id}/undo', byId(id))), onDone);

export const useRetry = (id: number) =>
  useChange<void, Entry>(
    () => read(api.POST('/api/v1/allow-list/{id}/retry', byId(id))),
    () => {},
  );
