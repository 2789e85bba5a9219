import { type Kysely, sql } from 'kysely';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import { isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { ofTally, ofTicket } from './in-scope.ts';
import type { Bucket, OverviewWindow } from './overview.ts';

const windows: Readonly<Record<OverviewWindow, { readonly unit: 'hour' | 'day'; readonly count: number }>> = {
  '24h': { unit: 'hour', count: 24 },
  '7d': { unit: 'day', count: 7 },
  '30d': { unit: 'day', count: 30 },
};

/** What arrived in the last hours, or days of a time zone; detections also by source. */
export async function loadBuckets(
  db: Kysely<Schema>,
  window: OverviewWindow,
  timeZone: string,
  now: Date,
  companies: CompanyScope,
): Promise<{ buckets: Bucket[]; ofSource: Map<number, number> }> {
  const bare = await loadBareBuckets(db, window, timeZone, now, companies);
  const counts = bare.map(() => 0);
  const ofSource = new Map<number, number>();
  const [first] = bare;
  for (const { hour, source_id, count } of first === undefined
    ? []
    : await loadHours(db, first.start, companies)) {
    const at = bare.findLastIndex(({ start }) => start <= hour);
    counts[at] = (counts[at] ?? 0) + count;
    ofSource.set(source_id, (ofSource.get(source_id) ?? 0) + count);
  }
  const buckets = bare.map(({ start, ...bucket }, at) => ({
    start: start.toISOString(),
    detections: counts[at] ?? 0,
    ...bucket,
  }));
  return { buckets, ofSource };
}

interface BareBucket {
  readonly start: Date;
  readonly incidentsOpened: number;
  readonly ticketsCreated: number;
}

async function loadBareBuckets(
  db: Kysely<Schema>,
  window: OverviewWindow,
  timeZone: string,
  now: Date,
  companies: CompanyScope,
): Promise<BareBucket[]> {
  const { unit, count } = windows[window];
  // Hours are the same in every zone, and hours of UTC are not counted twice when clocks are set back.
  const zone = unit === 'hour' ? 'UTC' : timeZone;
  const { rows } = await sql<BareBucket>`
    select b.start,
      (select count(*)::int from incident
        where kind = 'detections' and opened_at >= b.start and opened_at < b.finish
          and ${isInScope('company_id', companies)}) as "incidentsOpened",
      (select count(*)::int from ticket where created_at >= b.start and created_at < b.finish
        and ${ofTicket(companies)}) as "ticketsCreated"
    from (
      select local at time zone ${zone}::text as start, (local + step) at time zone ${zone}::text as finish
      from (select date_trunc(${unit}::text, ${now}::timestamptz at time zone ${zone}::text) as last,
              ${`1 ${unit}`}::text::interval as step) as given
      cross join generate_series(last - step * (${count}::int - 1), last, step) as local
    ) as b
    order by b.start
  `.execute(db);
  return rows;
}

/**
 * Detections by the hour (see tally.ts). In zones with an offset of half an hour, the hour in which a day
 * begins counts for
 * the day before, and the hour in which the first day begins is left out.
 */
async function loadHours(db: Kysely<Schema>, since: Date, companies: CompanyScope) {
  const { rows } = await sql<{ hour: Date; source_id: number; count: number }>`
    select hour, source_id, sum(count)::bigint as count from detection_tally
    where kind = 'company' and hour >= ${since} and ${ofTally(companies)} group by hour, source_id
  `.execute(db);
  return rows;
}
