import {
  type QueryExecutorProvider,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';

export type Order = 'asc' | 'desc';

/** One column of a sort order, and how a cursor has its values: as text, so that no precision is lost. */
export interface SortColumn {
  readonly sql: RawBuilder<unknown>;
  readonly write: RawBuilder<string>;
  /** Undefined for text that {@link write} never produces: clients send cursors back, and may change them. */
  readonly read: (text: string) => RawBuilder<unknown> | undefined;
}

/** A sort order of rows. The last column is unique, and no column is ever null. */
export type Sort = readonly SortColumn[];

const wholeNumber = /^-?\d{1,17}$/;

export const byNumber = (column: string): SortColumn => ({
  sql: sql.ref(column),
  write: sql`${sql.ref(column)}::text`,
  read: (text) => (wholeNumber.test(text) ? sql`${text}::text::bigint` : undefined),
});

/** Sorts by an expression, such as a rank. */
export const byRank = (rank: RawBuilder<unknown>): SortColumn => ({
  sql: rank,
  write: sql`${rank}::text`,
  read: (text) => (wholeNumber.test(text) ? sql`${text}::text::bigint` : undefined),
});

/** Times are written as microseconds: every whole number is valid. */
export const byTime = (time: RawBuilder<unknown>): SortColumn => ({
  sql: time,
  write: sql`(extract(epoch from ${time}) * 1000000)::bigint::text`,
  read: (text) =>
    wholeNumber.test(text)
      ? sql`(timestamptz 'epoch' + ${text}::text::bigint * interval '1 microsecond')`
      : undefined,
});

/** Text is compared byte by byte, so that the order does not depend on the locale of the database. */
export const byText = (text: RawBuilder<unknown>): SortColumn => ({
  sql: sql`${text} collate "C"`,
  write: sql`${text}`,
  read: (value) => sql`${value}::text`,
});

/** The position of a row in a sort order: the values of the order's columns. */
export type SortKey = readonly string[];

export interface Place {
  readonly sort: Sort;
  readonly order: Order;
  /** Rows after this position; without it, from the start. */
  readonly after?: readonly RawBuilder<unknown>[] | undefined;
  readonly limit: number;
}

/** A key from a cursor, ready to compare with; undefined if it does not fit this order. */
export function parseSortKey(sort: Sort, key: SortKey): RawBuilder<unknown>[] | undefined {
  const values = sort.map((column, at) => column.read(key[at] ?? ''));
  return key.length === sort.length && values.every((value) => value !== undefined) ? values : undefined;
}

/**
 * The next rows in an order, each with its `sort_key`. Found by key, never by offset: with an index on the
 * order, page
 * 1,000 costs as much as page 1.
 */
export function inOrder<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  { sort, order, after, limit }: Place,
) {
  const direction = sql.raw(order);
  const ordered = query
    .select(sql<SortKey>`array[${sql.join(sort.map(({ write }) => write))}]`.as('sort_key'))
    .orderBy(sql`${sql.join(sort.map((column) => sql`${column.sql} ${direction}`))}`)
    .limit(limit);
  if (after === undefined) return ordered;
  const beyond = sql.raw(order === 'asc' ? '>' : '<');
  const columns = sql.join(sort.map((column) => column.sql));
  return ordered.where(sql<SqlBool>`(${columns}) ${beyond} (${sql.join(after)})`);
}

/** A row of {@link inOrder}. */
export type RowInOrder<DB, TB extends keyof DB, O> = Awaited<
  ReturnType<ReturnType<typeof inOrder<DB, TB, O>>['execute']>
>[number];

/** Rows in a batch of {@link inBatches}: transactions stay short, and memory holds at most two batches. */
const batchSize = 1000;

/**
 * All rows in a sort order, one statement per batch. A row whose position changes meanwhile may be missed or returned
 * twice.
 */
export async function* inBatches<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  sort: Sort,
  order: Order,
) {
  let after: Place['after'];
  do {
    const rows = await inOrder(query, { sort, order, after, limit: batchSize }).execute();
    if (rows.length > 0) yield rows;
    const last = rows.length < batchSize ? undefined : (rows.at(-1) as { sort_key: SortKey } | undefined);
    after = last && parseSortKey(sort, last.sort_key);
  } while (after !== undefined);
}

/** Rows are counted up to this number; a list with more only says that there are more. */
const countLimit = 10_000;

export interface Total {
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** How many rows a query finds, up to a limit, so that counting stays cheap on large tables. */
export async function countRows<DB, TB extends keyof DB, O>(
  db: QueryExecutorProvider,
  query: SelectQueryBuilder<DB, TB, O>,
  most = countLimit,
): Promise<Total> {
  const some = query
    .clearSelect()
    .select(sql`1`.as('one'))
    .limit(most + 1);
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from (${some}) as found`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { total: Math.min(count, most), totalIsExact: count <= most };
}
