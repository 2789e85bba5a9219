import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Exchange } from '../../../platform/outbound/exchange.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../../platform/values/problem.ts';
import type { RandomBytes } from '../../../platform/values/random.ts';
import { nextGeneration } from '../change-policy.ts';
import { fetchFeed } from './fetch.ts';
import type { Validators } from './fetched-feed.ts';
import { judgeSize } from './judge-size.ts';
import { type PackedCopy, parseApart } from './parse-apart.ts';
import { type FeedFormat, feedFormats } from './parsed-feed.ts';
import { claimDueFeed, type FeedRow, finishFetch } from './store.ts';

export interface FetchingDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly http: Pick<Exchange, 'runRaw'>;
  /** The folder for feeds in files. */
  readonly folder: string;
  /** Wakes the loop that compiles and publishes. */
  readonly changed: () => void;
}

const timeoutMs = 2 * 60_000;
/** Longer than a fetch and the parsing of its result. */
const leaseMs = 10 * 60_000;
const hourMs = 3_600_000;
const firstRetryMs = 5 * 60_000;
const longestRetryMs = 6 * hourMs;

type Outcome = { readonly kind: 'unchanged' } | { readonly kind: 'new'; readonly copy: NewCopy };
interface NewCopy extends PackedCopy {
  readonly validators: Validators;
}

/**
 * Fetches the feed that has been due the longest, and stores it if it is new and valid. If it is refused, the last good
 * copy stays in force.
 * @returns its problem, or null; undefined if none is due
 */
export async function fetchDue(deps: FetchingDeps, signal: AbortSignal): Promise<Problem | null | undefined> {
  const { db, clock, random, changed } = deps;
  const owner = `${process.pid}:${randomUUID()}`;
  const now = clock.now();
  const feed = await claimDueFeed(db, { owner, until: new Date(now.getTime() + leaseMs) }, now);
  if (feed === null) return undefined;
  const outcome = await fetchOne(deps, feed, signal);
  if (signal.aborted) return null;
  const at = clock.now();
  if (!outcome.ok) {
    const failures = feed.failures + 1;
    const next = new Date(at.getTime() + retryMs(feed, failures, random));
    await finishFetch(db, feed.id, owner, { next_fetch_at: next, failures, problem: outcome.problem });
    return outcome.problem;
  }
  const end = {
    next_fetch_at: new Date(at.getTime() + feed.every_hours * hourMs),
    failures: 0,
    problem: null,
    last_success_at: at,
    accepted_size: null,
  } as const;
  const { value } = outcome;
  const isNew = await transaction(db, async (tx) => {
    if (!(await finishFetch(tx, feed.id, owner, end)) || value.kind === 'unchanged') return false;
    await saveCopy(tx, feed.id, value.copy, at);
    await nextGeneration(tx, at);
    return true;
  });
  if (isNew) changed();
  return null;
}

async function fetchOne(
  { db, http, folder }: FetchingDeps,
  feed: FeedRow,
  signal: AbortSignal,
): Promise<Result<Outcome>> {
  const last = await db
    .selectFrom('dns_feed_content')
    .select(['names', 'etag', 'last_modified as lastModified'])
    .where('feed_id', '=', feed.id)
    .executeTakeFirst();
  const fetched = await fetchFeed(feed.address, last ?? null, { http, folder, timeoutMs, signal });
  if (!fetched.ok) return fetched;
  if (fetched.value.kind === 'not_modified') return ok({ kind: 'unchanged' });
  const { content, validators } = fetched.value;
  const parsed = await parseApart({ content, format: formatOf(feed), plainReach: feed.plain_reach });
  if (!parsed.ok) return parsed;
  const problem = judgeSize(parsed.value.report.blocked, {
    last: last?.names ?? null,
    accepted: feed.accepted_size,
  });
  return problem === null ? ok({ kind: 'new', copy: { ...parsed.value, validators } }) : failed(problem);
}

/**
 * Longer after each failure, but never longer than its usual interval; with jitter, since many lists are on the same
 * servers.
 */
function retryMs({ every_hours: everyHours }: FeedRow, failures: number, random: RandomBytes): number {
  const ceiling = Math.min(
    firstRetryMs * 2 ** Math.min(failures - 1, 10),
    longestRetryMs,
    everyHours * hourMs,
  );
  const [share = 0] = random(1);
  return Math.round(ceiling * (0.75 + share / 1024));
}

const formatOf = ({ format }: FeedRow): FeedFormat | null =>
  feedFormats.find((one) => one === format) ?? null;

async function saveCopy(
  tx: Kysely<Schema>,
  feedId: number,
  { packed, lines, format, report, validators }: NewCopy,
  at: Date,
): Promise<void> {
  const row = {
    content: packed,
    lines,
    names: report.blocked,
    report: json({ ...report, format }),
    etag: validators.etag,
    last_modified: validators.lastModified,
    fetched_at: at,
  };
  await tx
    .insertInto('dns_feed_content')
    .values({ feed_id: feedId, ...row })
    .onConflict((conflict) => conflict.column('feed_id').doUpdateSet(row))
    .execute();
}
