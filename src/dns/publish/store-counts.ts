import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { groupBy } from '../../platform/values/group-by.ts';
import type { Counted } from '../resolver/protocol.ts';

/**
 * Returns a function that stores the counts of a node since the last call. Counts that cannot be stored, because the
 * database is away, are stored by the next call.
 */
export function countKeeper(take: () => Promise<readonly Counted[]>): (db: Kysely<Schema>) => Promise<void> {
  let waiting: readonly Counted[] = [];
  return async (db) => {
    waiting = merged([...waiting, ...(await take())]);
    await storeCounts(db, waiting);
    waiting = [];
  };
}

/** Merges counts by company and hour, so that they stay few while the database is away. */
function merged(counts: readonly Counted[]): Counted[] {
  const byHour = groupBy(counts, ({ company, hour }) => `${company} ${hour}`);
  return [...byHour.values()].flatMap((same) => {
    const [first] = same;
    const sum = (name: Exclude<keyof Counted, 'company' | 'hour'>) =>
      same.reduce((total, count) => total + count[name], 0);
    return first === undefined
      ? []
      : {
          company: first.company,
          hour: first.hour,
          queries: sum('queries'),
          blocked: sum('blocked'),
          watched: sum('watched'),
          cached: sum('cached'),
          forwarded: sum('forwarded'),
          upstreamMs: sum('upstreamMs'),
        };
  });
}

/** Adds the counts to the hours of the companies; skips companies that were deleted meanwhile. */
async function storeCounts(db: Kysely<Schema>, counts: readonly Counted[]): Promise<void> {
  if (counts.length === 0) return;
  const rows = counts.map(({ hour, upstreamMs, ...count }) => ({
    ...count,
    hour: new Date(hour).toISOString(),
    upstream_ms: Math.round(upstreamMs),
  }));
  await sql`
    insert into dns_count as c (hour, company_id, queries, blocked, watched, cached, forwarded, upstream_ms)
    select hour, company, queries, blocked, watched, cached, forwarded, upstream_ms
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as n(hour timestamptz, company bigint, queries bigint, blocked bigint, watched bigint, cached bigint,
        forwarded bigint, upstream_ms bigint)
    where company is null or exists (select from company where id = company)
    on conflict on constraint dns_count_once do update set
      queries = c.queries + excluded.queries, blocked = c.blocked + excluded.blocked,
      watched = c.watched + excluded.watched, cached = c.cached + excluded.cached,
      forwarded = c.forwarded + excluded.forwarded, upstream_ms = c.upstream_ms + excluded.upstream_ms
  `.execute(db);
}
