import { type Kysely, type Selectable, sql } from 'kysely';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Problem } from '../../../platform/values/problem.ts';
import {
  claimNext,
  finish,
  type Lease,
  type Leased,
  nextDue,
  releaseAll,
} from '../../../platform/work/lease.ts';
import type { Reach } from '../model.ts';
import { findLine } from './entry-lines.ts';
import type { FeedFormat, FeedReport } from './parsed-feed.ts';

export type FeedRow = Selectable<Schema['dns_feed']>;

export interface StoredReport extends FeedReport {
  readonly format: FeedFormat;
}

/** A feed with the facts of its last good copy. */
export interface FeedWithCopy extends FeedRow {
  readonly names: number | null;
  /** Lines of which something was refused. */
  readonly not_taken: number | null;
  readonly fetched_at: Date | null;
}

/** The feeds by id, without their content. */
export async function listFeeds(db: Kysely<Schema>, id?: number): Promise<FeedWithCopy[]> {
  let found = db
    .selectFrom('dns_feed')
    .leftJoin('dns_feed_content', 'feed_id', 'dns_feed.id')
    .selectAll('dns_feed')
    .select([
      'names',
      'fetched_at',
      sql<number | null>`case when report is null then null else (
        select coalesce(sum(value::integer), 0)::integer from jsonb_each_text(report->'notTaken')) end`.as(
        'not_taken',
      ),
    ]);
  if (id !== undefined) found = found.where('dns_feed.id', '=', id);
  return found.orderBy('dns_feed.id').execute();
}

/** The report of the last good copy and its format; null without a copy. */
export async function loadReport(db: Kysely<Schema>, id: number): Promise<StoredReport | null> {
  const row = await db
    .selectFrom('dns_feed_content')
    .select('report')
    .where('feed_id', '=', id)
    .executeTakeFirst();
  // `saveCopy` wrote it.
  return (row?.report as StoredReport | undefined) ?? null;
}

/** The line of the last good copy that an entry comes from; null if it is unknown. */
export async function lineInFeed(
  db: Kysely<Schema>,
  id: number,
  entry: { readonly text: string; readonly reach: Reach },
): Promise<number | null> {
  const row = await db
    .selectFrom('dns_feed_content')
    .select(['content', 'lines'])
    .where('feed_id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.lines === null) return null;
  return findLine({ content: row.content, lines: row.lines }, entry);
}

/** Feeds to fetch. One without a copy is due regardless of its schedule: an import contains no copies. */
const fetched: Leased = {
  table: 'dns_feed',
  key: 'id',
  dueAt: 'next_fetch_at',
  among: sql`enabled`,
};

export const claimDueFeed = (db: Kysely<Schema>, lease: Lease, now: Date): Promise<FeedRow | null> =>
  claimNext<FeedRow>(db, fetched, lease, {
    now,
    due: sql<boolean>`(next_fetch_at <= ${now}
      or (failures = 0 and not exists (select from dns_feed_content where feed_id = dns_feed.id)))`,
    also: sql`, last_attempt_at = ${now}`,
  });

export const nextFeedAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, fetched);

/** Releases every lease. Only safe if no other process can be fetching: in the only process of an embedded database. */
export const releaseFeeds = (db: Kysely<Schema>): Promise<void> => releaseAll(db, fetched);

export interface FetchEnd {
  readonly next_fetch_at: Date;
  readonly failures: number;
  readonly problem: Problem | null;
  readonly last_success_at?: Date;
  readonly accepted_size?: null;
}

/** Ends a fetch, if its owner still has the lease of the feed. */
export const finishFetch = (db: Kysely<Schema>, id: number, owner: string, end: FetchEnd): Promise<boolean> =>
  finish(db, fetched, id, owner, {
    ...end,
    problem: end.problem === null ? null : json(end.problem),
  });
