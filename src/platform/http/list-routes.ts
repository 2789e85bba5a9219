import type { FastifyTypeProviderDefault } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type CompanyScope, inScope } from '../database/company-scope.ts';
import {
  byNumber,
  inBatches,
  inOrder,
  type Order,
  type RowInOrder,
  type Sort,
  type SortKey,
} from '../database/keyset.ts';
import type { Schema } from '../database/schema.ts';
import type { Clock } from '../values/clock.ts';
import { type Problem, refuse } from '../values/problem.ts';
import { type Columns, downloadQuery, downloadResponse, sendDownload } from './download.ts';
import { type Narrowed, newestSearched, type Unindexed } from './narrowed.ts';
import { idParams } from './page.ts';
import type { Principal } from './principal.ts';
import {
  loadSortedPage,
  type SortedPageQuery,
  sortedPageQuery,
  sortedPageSchema,
  sortQuery,
} from './sorted-page.ts';

/** What is shown of a company's things: as a list, as a download and one by one. */
export interface List<
  Shape extends z.ZodRawShape,
  DB,
  TB extends keyof DB,
  O,
  SDB,
  STB extends keyof SDB,
  Row,
  Full,
  View,
  Details,
> {
  /** The last part of the path `/api/v1/<name>`, and part of the file name of a download. */
  readonly name: string;
  readonly tag: string;
  readonly summaries: { readonly list: string; readonly download: string; readonly one: string };
  /** The parameters that {@link find} filters by. */
  readonly filter: Shape;
  /** The sort orders by name; the first is the default. */
  readonly sorts: Readonly<Record<string, Sort>>;
  /** Columns of {@link find}: the id of the row, and the id of its company. */
  readonly idColumn: string;
  readonly companyColumn: string;
  /** The rows that match a filter, except what {@link narrow} alone compares. They are counted without {@link show}. */
  readonly find: (
    db: Kysely<Schema>,
    filter: Partial<z.output<z.ZodObject<Shape>>>,
  ) => SelectQueryBuilder<DB, TB, O>;
  /** Compares what {@link find} does not, and limits where to search if only few rows can match; null if neither. */
  readonly narrow?: (
    db: Kysely<Schema>,
    filter: Partial<z.output<z.ZodObject<Shape>>>,
  ) => Promise<Narrowed | null>;
  /** Adds all that is shown of them. */
  readonly show: (found: SelectQueryBuilder<DB, TB, O>) => SelectQueryBuilder<SDB, STB, Row>;
  /**
   * Adds values of other tables to a page or a batch, in one statement for all rows. Removes what a caller who is
   * limited to `companies` must not read.
   */
  readonly complete: (rows: readonly RowInOrder<SDB, STB, Row>[], companies: CompanyScope) => Promise<Full[]>;
  readonly view: (row: Full) => View;
  readonly viewSchema: z.ZodType<View>;
  readonly columns: Columns<View>;
  readonly viewOne: (row: Full, companies: CompanyScope) => Details | Promise<Details>;
  readonly detailsSchema: z.ZodType<Details>;
  readonly notFound: (id: number) => Problem;
}

interface ListDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The three routes of a list. Each shows only companies in the scope of the caller. */
export function listRoutes<
  Shape extends z.ZodRawShape,
  DB,
  TB extends keyof DB,
  O,
  SDB,
  STB extends keyof SDB,
  Row,
  Full,
  View,
  Details,
>(
  { db, clock }: ListDeps,
  list: List<Shape, DB, TB, O, SDB, STB, Row, Full, View, Details>,
): FastifyPluginAsyncZod {
  type Filter = z.output<z.ZodObject<Shape>>;
  type DownloadQuery = { format: 'csv' | 'json'; sort: string; order: Order };
  const { name, sorts } = list;
  const path = `/api/v1/${name}`;
  const sortNames = Object.keys(sorts) as [string, ...string[]];
  const sortOf = (sort: string) => sorts[sort] ?? [];

  const find = ({ companies }: Principal, filter: Partial<Filter>) =>
    inScope(list.find(db, filter), list.companyColumn, companies);

  /** All that match. The query is wrapped, because a promise of a query would run it. */
  const findNarrowed = async (principal: Principal, filter: Partial<Filter>) => {
    const narrow = (await list.narrow?.(db, filter)) ?? null;
    const found = find(principal, filter);
    return { found: narrow === null ? found : found.where(narrow.where), narrow };
  };

  /** Those of which a page is shown. */
  const findForPage = async (principal: Principal, filter: Partial<Filter>) => {
    const { found, narrow } = await findNarrowed(principal, filter);
    const { countTo, unindexed } = narrow ?? {};
    const oldest = unindexed && (await oldestSearched(principal, filter, unindexed));
    if (oldest === undefined) return { found, countTo };
    const newest = sql<SqlBool>`${sql.ref(list.idColumn)} >= ${oldest}`;
    const among = find(principal, filter).where(unindexed?.among(newest) ?? newest);
    return { found: among, countTo, newestOnly: newestSearched };
  };

  /** The id of the oldest row that is searched; undefined if there are no more rows than are searched. */
  const oldestSearched = async (
    principal: Principal,
    filter: Partial<Filter>,
    { filters, others }: Unindexed,
  ) => {
    const given = Object.entries(filter).filter(([name]) => !filters.includes(name));
    const searched = find(principal, Object.fromEntries(given) as Partial<Filter>).where(others);
    const id = byNumber(list.idColumn);
    const place = { sort: [id], order: 'desc', limit: 2 } as const;
    const rows = await inOrder(searched, place)
      .offset(newestSearched - 1)
      .execute();
    const [row] = rows as readonly unknown[] as readonly { readonly sort_key: SortKey }[];
    return rows.length < 2 ? undefined : id.read(row?.sort_key[0] ?? '');
  };

  const viewed =
    ({ companies }: Principal) =>
    async (rows: readonly RowInOrder<SDB, STB, Row>[]) =>
      (await list.complete(rows, companies)).map(list.view);

  async function* batches(principal: Principal, query: DownloadQuery & Filter) {
    const { found } = await findNarrowed(principal, query);
    const shown = list.show(found);
    const view = viewed(principal);
    for await (const rows of inBatches(shown, sortOf(query.sort), query.order)) yield await view(rows);
  }

  return async (typed) => {
    // The filter is generic here, so TypeScript cannot infer the type of the query from its schema.
    const app = typed.withTypeProvider<FastifyTypeProviderDefault>();

    app.get(
      path,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: [list.tag],
          summary: list.summaries.list,
          querystring: z.object({ ...sortedPageQuery(sortNames), ...list.filter }),
          response: { 200: sortedPageSchema(list.viewSchema) },
        },
      },
      async (request) => {
        const query = request.query as Filter & SortedPageQuery;
        const { found, ...limits } = await findForPage(request.principal, query);
        return loadSortedPage(
          db,
          { found, shown: list.show(found), ...limits },
          query,
          sortOf(query.sort),
          viewed(request.principal),
        );
      },
    );

    app.get(
      `${path}/export`,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: [list.tag],
          summary: list.summaries.download,
          querystring: z.object({ ...downloadQuery, ...sortQuery(sortNames), ...list.filter }),
          response: { 200: downloadResponse(list.viewSchema) },
        },
      },
      (request, reply) => {
        const query = request.query as DownloadQuery & Filter;
        sendDownload(reply, {
          format: query.format,
          name: `picket-${name}-${clock.now().toISOString().slice(0, 10)}`,
          columns: list.columns,
          batches: batches(request.principal, query),
        });
      },
    );

    app.get<{ Params: { id: number } }>(
      `${path}/:id`,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: [list.tag],
          summary: list.summaries.one,
          params: idParams,
          response: { 200: list.detailsSchema },
        },
      },
      async ({ params: { id }, principal }) => {
        const shown = list.show(find(principal, {}).where(sql<SqlBool>`${sql.ref(list.idColumn)} = ${id}`));
        const place = { sort: [byNumber(list.idColumn)], order: 'asc', limit: 1 } as const;
        const rows = await inOrder(shown, place).execute();
        const [row] = await list.complete(rows, principal.companies);
        if (row === undefined) throw refuse('not_found', list.notFound(id));
        return list.viewOne(row, principal.companies);
      },
    );
  };
}
