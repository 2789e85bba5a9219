import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';

type Listed<Path extends '/api/v1/sources' | '/api/v1/sources/{id}/quarantine'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['items'][number];

export type Source = Listed<'/api/v1/sources'>;
export type QuarantinedRow = Listed<'/api/v1/sources/{id}/quarantine'>;

/** Every source: there are few, so all pages at once. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources', 'list'],
  async queryFn({ signal }) {
    const all: Source[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
      const page = await read(api.GET('/api/v1/sources', { params: { query }, signal }));
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});

export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', 'one', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/sources/{id}', { params: { path: { id: Number(id) } }, signal })),
  });

export const useQuarantine = (id: string) =>
  usePages<QuarantinedRow>(['sources', 'quarantine', id], (cursor, signal) =>
    read(
      api.GET('/api/v1/sources/{id}/quarantine', {
        params: {
          path: { id: Number(id) },
          query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      }),
    ),
  );
