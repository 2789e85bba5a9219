import { useMemo, useState } from 'react';
import type { Rows } from './use-rows.ts';

interface Steady<Row> {
  /** The rows to show: in the order that the reader saw, with their newest content. */
  readonly rows: Rows<Row> | undefined;
  /** How many rows would be new on this page. */
  readonly fresh: number;
  /** Whether rows were removed or moved since then. */
  readonly moved: boolean;
  readonly showAll: () => void;
}

/**
 * While somebody reads a page of a list, no row moves under their pointer: additions and moves of live updates wait.
 * @param of identifies the list; another page, filter or sort order is shown at once.
 */
export function useSteadyRows<Row extends { readonly id: number }>(
  latest: Rows<Row> | undefined,
  of: string,
  isReading: boolean,
): Steady<Row> {
  const [seen, setSeen] = useState({ of, page: latest });
  const isOther = seen.of !== of || seen.page === undefined;
  const page = isOther || !isReading ? latest : seen.page;
  // Set during rendering, as React recommends for state derived from props.
  if (page !== seen.page || of !== seen.of) setSeen({ of, page });
  return useMemo(() => {
    const showAll = () => setSeen({ of, page: latest });
    if (page === undefined || latest === undefined || page === latest)
      return { rows: page, fresh: 0, moved: false, showAll };
    const newest = new Map(latest.items.map((row) => [row.id, row]));
    const shown = new Set(page.items.map(({ id }) => id));
    return {
      rows: { ...latest, items: page.items.map((row) => newest.get(row.id) ?? row) },
      fresh: latest.items.filter(({ id }) => !shown.has(id)).length,
      moved: latest.items.some(({ id }, at) => page.items[at]?.id !== id),
      showAll,
    };
  }, [page, latest, of]);
}
