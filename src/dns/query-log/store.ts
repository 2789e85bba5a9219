import { type Kysely, type Selectable, sql } from 'kysely';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { LoggedQueries, LoggedQuery } from '../resolver/protocol.ts';

export type LogRow = Selectable<Schema['dns_query_log']>;
export type LoggedRow = Selectable<Schema['dns_logged_query']>;

/** The most queries of a log. Then it ends. */
export const mostQueries = 100_000;
/** The most queries that wait while the database is away. */
const mostWaiting = 5_000;

/**
 * Returns a function that stores the logged queries of a node since the last call. What cannot be stored waits for the
 * next call.
 */
export function queryKeeper(take: () => Promise<LoggedQueries>): (db: Kysely<Schema>) => Promise<void> {
  let waiting: LoggedQueries = { queries: [], lost: [] };
  return async (db) => {
    waiting = bounded(waiting, await take());
    if (waiting.queries.length + waiting.lost.length > 0) await storeQueries(db, waiting);
    waiting = { queries: [], lost: [] };
  };
}

/** Keeps the newest queries, up to the limit. */
function bounded(one: LoggedQueries, other: LoggedQueries): LoggedQueries {
  const queries = [...one.queries, ...other.queries];
  const dropped = queries.splice(0, Math.max(queries.length - mostWaiting, 0));
  const lost = new Map<number, number>();
  const lose = (company: number, count: number) => lost.set(company, (lost.get(company) ?? 0) + count);
  for (const { company, count } of [...one.lost, ...other.lost]) lose(company, count);
  for (const { company } of dropped) lose(company, 1);
  return { queries, lost: [...lost].map(([company, count]) => ({ company, count })) };
}

/** Adds the queries to the logs of their companies, if these began before them and are not full. A full log ends. */
export async function storeQueries(
  db: Kysely<Schema>,
  { queries, lost }: LoggedQueries,
  most = mostQueries,
): Promise<void> {
  const companies = new Set([...queries, ...lost].map(({ company }) => company));
  await transaction(db, async (tx) => {
    const logs = await tx
      .selectFrom('dns_query_log')
      .selectAll()
      .where(isOneOf('company_id', companies))
      .orderBy('company_id')
      .forUpdate()
      .execute();
    for (const log of logs) {
      const own = queries
        .filter(({ company, at }) => company === log.company_id && at >= log.started_at.getTime())
        .slice(0, Math.max(most - log.stored, 0));
      if (own.length > 0) await insertQueries(tx, own);
      const stored = log.stored + own.length;
      const last = own.at(-1);
      await tx
        .updateTable('dns_query_log')
        .set({
          stored,
          lost: log.lost + (lost.find(({ company }) => company === log.company_id)?.count ?? 0),
          ...(stored >= most && last !== undefined ? { ends_at: new Date(last.at) } : {}),
        })
        .where('company_id', '=', log.company_id)
        .execute();
    }
  });
}

async function insertQueries(tx: Kysely<Schema>, queries: readonly LoggedQuery[]): Promise<void> {
  const rows = queries.map(({ at, isBlocked, ms, ...query }) => ({
    ...query,
    at: new Date(at).toISOString(),
    is_blocked: isBlocked,
    ms: Math.max(Math.round(ms), 0),
  }));
  await sql`
    insert into dns_logged_query (company_id, at, client, device, name, type, answer, is_blocked, ms)
    select company, at, client, device, name, type, answer, is_blocked, ms
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as q(company bigint, at timestamptz, client text, device text, name text, type text, answer text,
        is_blocked boolean, ms integer)
  `.execute(tx);
}

export const findLog = (db: Kysely<Schema>, companyId: number): Promise<LogRow | undefined> =>
  db.selectFrom('dns_query_log').selectAll().where('company_id', '=', companyId).executeTakeFirst();

/** The logs that are on, with the names of their companies. */
export const listRunningLogs = (db: Kysely<Schema>, now: Date) =>
  db
    .selectFrom('dns_query_log')
    .innerJoin('company', 'company.id', 'company_id')
    .select(['company_id as companyId', 'company.name as companyName', 'ends_at as endsAt'])
    .where('ends_at', '>', now)
    .orderBy('company_id')
    .execute();

interface QueryFilter {
  readonly companyId: number;
  /** Part of the queried name. */
  readonly search: string | undefined;
  readonly beforeId: number | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function listQueries(
  db: Kysely<Schema>,
  { companyId, search, beforeId, limit }: QueryFilter,
): Promise<LoggedRow[]> {
  let found = db.selectFrom('dns_logged_query').selectAll().where('company_id', '=', companyId);
  if (search !== undefined) found = found.where(sql<boolean>`strpos(name, lower(${search})) > 0`);
  if (beforeId !== undefined) found = found.where('id', '<', beforeId);
  return found.orderBy('id', 'desc').limit(limit).execute();
}
