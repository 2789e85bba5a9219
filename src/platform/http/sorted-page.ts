import type { Kysely, SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import {
  countRows,
  inOrder,
  type Order,
  type Place,
  parseSortKey,
  type RowInOrder,
  type Sort,
  type SortKey,
  type Total,
} from '../database/keyset.ts';
import type { Schema } from '../database/schema.ts';
import { refuse } from '../values/problem.ts';
import { decodeCursor, encodeCursor, type Page, pageQuery, pageSchema } from './page.ts';
import { httpProblems } from './problems.ts';

/** The parameters of a sortable list: {@link pageQuery} and the names of its sort orders; the first is the default. */
export function sortedPageQuery<const T extends readonly [string, ...string[]]>(names: T) {
  return { ...pageQuery, ...sortQuery(names) };
}

/** Only the sort order, for answers without pages. */
export function sortQuery<const T extends readonly [string, ...string[]]>([first, ...rest]: T) {
  return {
    sort: z
      .enum<T>([first, ...rest] as unknown as T)
      .default(first)
      .describe('The sort order. A cursor is valid for one order only.'),
    order: z.enum(['asc', 'desc']).default('desc'),
  };
}

/** The answer of a sortable list: a page, and the number of items on all pages. */
export function sortedPageSchema<T extends z.ZodType>(item: T) {
  return pageSchema(item).extend({
    total: z
      .number()
      .int()
      .describe(
        'Items on all pages, counted up to 10,000. Many in which a text was found are counted up to 500, or as far as this page.',
      ),
    totalIsExact: z.boolean().describe('False when there are more than `total`, or may be.'),
    newestOnly: z
      .number()
      .int()
      .nullable()
      .describe(
        'A rare text without three letters or digits in a row is searched in so many of the newest items that the other filters find. Null: all were searched.',
      ),
  });
}

export interface SortedPageQuery {
  readonly sort: string;
  readonly order: Order;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type SortedPage<View> = Page<View> & Total & { readonly newestOnly: number | null };

const cursorSchema = z.object({ sort: z.string(), order: z.string(), after: z.array(z.string()).max(8) });

/**
 * Reads a page and the total. `found` is the filtered query, which is counted; `shown` is the same query with all
 * columns to show. Throws a problem (`malformed`) for a cursor of another sort order.
 */
export async function loadSortedPage<DB, TB extends keyof DB, O, SDB, STB extends keyof SDB, Row, View>(
  db: Kysely<Schema>,
  {
    found,
    shown,
    countTo,
    newestOnly = null,
  }: {
    readonly found: SelectQueryBuilder<DB, TB, O>;
    readonly shown: SelectQueryBuilder<SDB, STB, Row>;
    /** 0: what is on this page is all that is known. */
    readonly countTo?: number | undefined;
    /** How many rows were searched, if not all. */
    readonly newestOnly?: number | null;
  },
  query: SortedPageQuery,
  sort: Sort,
  view: (rows: readonly RowInOrder<SDB, STB, Row>[]) => Promise<View[]>,
): Promise<SortedPage<View>> {
  const rows = await inOrder(shown, placeOf(query, sort)).execute();
  const more = rows.length > query.limit;
  const total: Total =
    query.cursor === undefined && !more
      ? { total: rows.length, totalIsExact: true }
      : countTo === 0
        ? { total: Math.min(rows.length, query.limit), totalIsExact: false }
        : await countRows(db, found, countTo);
  const page = rows.slice(0, query.limit);
  const last = more ? (page.at(-1) as { sort_key: SortKey } | undefined) : undefined;
  return {
    items: await view(page),
    nextCursor: last === undefined ? null : cursorOf(query, last),
    total: total.total,
    totalIsExact: total.totalIsExact && newestOnly === null,
    newestOnly,
  };
}

const cursorOf = ({ sort, order }: SortedPageQuery, { sort_key }: { sort_key: SortKey }) =>
  encodeCursor({ sort, order, after: sort_key });

/** The position for the rows of the page and one more. */
function placeOf(query: SortedPageQuery, sort: Sort): Place {
  const place = { sort, order: query.order, limit: query.limit + 1 };
  const cursor = decodeCursor(query.cursor, cursorSchema);
  if (cursor === undefined) return place;
  const isOurs = cursor.sort === query.sort && cursor.order === query.order;
  const after = isOurs ? parseSortKey(sort, cursor.after) : undefined;
  if (after === undefined) throw refuse('malformed', httpProblems.malformedCursor());
  return { ...place, after };
}
