import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AsAsked, type ListSearch, pageSize, toFilter } from './list-search.ts';

/** A page of a list, as the API gives it. */
export interface Rows<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
  /** How many of the newest rows were searched; null for all. */
  readonly newestOnly?: number | null;
}

type ApiQuery<S extends ListSearch> = AsAsked<Omit<S, 'page' | 'last'>> & { readonly limit: number };

/** The page in the address. While another one loads, the previous one stays, so that nothing jumps. */
export function useRows<Row, S extends ListSearch>(
  family: 'incidents' | 'tickets' | 'detections' | 'companies',
  search: S,
  fetchPage: (query: ApiQuery<S>, signal: AbortSignal) => Promise<Rows<Row>>,
) {
  return useQuery({
    queryKey: [family, 'list', search],
    queryFn: ({ signal }) => {
      const { cursor } = search;
      const query = {
        ...toFilter(search, new Date()),
        ...(cursor === undefined ? {} : { cursor }),
        limit: pageSize,
      };
      return fetchPage(query as ApiQuery<S>, signal);
    },
    placeholderData: keepPreviousData,
  });
}

export type RowsQuery<Row> = ReturnType<typeof useRows<Row, ListSearch>>;
