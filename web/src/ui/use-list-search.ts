import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ListSearch } from './list-search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The cursors of the previous pages, since a cursor only leads forward. The first page has none. */
    pagesBefore?: readonly (string | null)[];
  }
}

/** Navigation through the pages of a list. */
export interface Paging {
  readonly page: number;
  readonly next: (cursor: string) => void;
  /** Undefined on the first page, or if the previous pages are unknown because the address was opened directly. */
  readonly previous: (() => void) | undefined;
  /** Undefined on the first page. */
  readonly first: (() => void) | undefined;
}

export interface ListControl<S extends ListSearch> extends Paging {
  readonly search: S;
  /**
   * Changes the filter or the sort order, and goes to the first page. `typing`: without a new entry in the browser's
   * history.
   */
  readonly change: (values: { [Key in keyof S]?: S[Key] | undefined }, how?: 'typing') => void;
}

/** The filter, sort order and page of a list, kept in the address. `read` is the route’s `validateSearch`. */
export function useListSearch<S extends ListSearch>(
  read: (raw: Record<string, unknown>) => S,
): ListControl<S> {
  const raw = useSearch({ strict: false });
  const search = useMemo(() => read(raw), [read, raw]);
  const pagesBefore = useLocation({ select: ({ state }) => state.pagesBefore }) ?? [];
  const navigate = useNavigate();

  function go(to: object, before: readonly (string | null)[], replace = false) {
    void navigate({
      to: '.',
      search: read({ ...to }) as never,
      state: (state) => ({ ...state, pagesBefore: before }),
      replace,
      resetScroll: false,
    });
  }

  function turnTo(cursor: string | null, page: number, before: readonly (string | null)[]) {
    const { cursor: _, page: __, ...rest } = search;
    go(cursor === null ? rest : { ...rest, cursor, page }, before);
    window.scrollTo({ top: 0 });
  }

  const page = search.page ?? 1;
  const { cursor } = search;
  const last = pagesBefore.at(-1);
  return {
    search,
    page,
    change(values, how) {
      const { cursor: _, page: __, ...rest } = search;
      go({ ...rest, ...values }, [], how === 'typing');
    },
    next: (nextCursor) => turnTo(nextCursor, page + 1, [...pagesBefore, cursor ?? null]),
    previous:
      cursor === undefined || last === undefined
        ? undefined
        : () => turnTo(last, page - 1, pagesBefore.slice(0, -1)),
    first: cursor === undefined ? undefined : () => turnTo(null, 1, []),
  };
}
