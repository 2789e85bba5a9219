import type { Kysely, SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import {
  countRows,
  inOrder,
  type Order,
  type Place,
  readSortKey,
  type Sort,
  type SortKey,
  type Total,
} from '../database/keyset.ts';
import type { Schema } from '../database/schema.ts';
import { refuse } from '../values/problem.ts';
import { decodeCursor, encodeCursor, type Page, pageQuery, pageSchema } from './page.ts';
import { httpProblems } from './problems.ts';

/** The parameters of a sortable list: {@link pageQuery} and its orders by name; the first is the default. */
export function sortedPageQuery<const T extends readonly [string, ...string[]]>(names: T) {
  return { ...pageQuery, ...sortQuery(names) };
}

/** Only the order, for answers without pages. */
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
    total: z.number().int().describe('Items on all pages, counted up to 10,000.'),
    totalIsExact: z.boolean().describe('False when there are more than `total`.'),
  });
}

interface SortedPageQuery {
  readonly sort: string;
  readonly order: Order;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const cursorSchema = z.object({ sort: z.string(), order: z.string(), after: z.array(z.string()).max(8) });

/**
 * Reads a page and the total. `found` is the filtered query, which is counted; `shown` the same with all
 * columns to show.
 * Throws a problem (400) for a cursor of another order.
 */
export async function readSortedPage<DB, TB extends keyof DB, O, SDB, STB extends keyof SDB, SO>(
  db: Kysely<Schema>,
  { found, shown }: { found: SelectQueryBuilder<DB, TB, O>; shown: SelectQueryBuilder<SDB, STB, SO> },
  query: SortedPageQuery,
  sort: Sort,
) {
  const rows = await inOrder(shown, placeOf(query, sort)).execute();
  const isAll = query.cursor === undefined && rows.length <= query.limit;
  const total: Total = isAll ? { total: rows.length, totalIsExact: true } : await countRows(db, found);
  return { rows, total };
}

/** The rows of the page, and one more. */
function placeOf(query: SortedPageQuery, sort: Sort): Place {
  const place = { sort, order: query.order, limit: query.limit + 1 };
  const cursor = decodeCursor(query.cursor, cursorSchema);
  if (cursor === undefined) return place;
  const isOurs = cursor.sort === query.sort && cursor.order === query.order;
  const after = isOurs ? readSortKey(sort, cursor.after) : undefined;
  if (after === undefined) throw refuse('malformed', httpProblems.malformedCursor());
  return { ...place, after };
}

/** The answer from the result of {@link readSortedPage}. */
export function toSortedPage<R extends { readonly sort_key: SortKey }, T>(
  { rows, total }: { readonly rows: readonly R[]; readonly total: Total },
  { sort, order, limit }: SortedPageQuery,
  present: (row: R) => T,
): Page<T> & Total {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(present),
    nextCursor: last === undefined ? null : encodeCursor({ sort, order, after: last.sort_key }),
    ...total,
  };
}
