import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Bucket, OverviewWindow } from './overview.ts';

const windows: Readonly<Record<OverviewWindow, { readonly unit: 'hour' | 'day'; readonly count: number }>> = {
  '24h': { unit: 'hour', count: 24 },
  '7d': { unit: 'day', count: 7 },
  '30d': { unit: 'day', count: 30 },
};

/**
 * What came in the hours, or the days of a time zone, up to now. Detections are counted by the hour (see tally.ts): in
 * zones that are off by half an hour, the hour in which a day begins counts for the day before.
 */
export async function readBuckets(
  db: Kysely<Schema>,
  window: OverviewWindow,
  timeZone: string,
  now: Date,
): Promise<Bucket[]> {
  const { unit, count } = windows[window];
  // Hours are the same in every zone, and those of UTC are never counted twice when clocks are set back.
  const zone = unit === 'hour' ? 'UTC' : timeZone;
  const { rows } = await sql<Omit<Bucket, 'start'> & { start: Date }>`
    select b.start,
      (select coalesce(sum(count), 0)::bigint from detection_tally
        where kind = 'company' and hour >= b.start and hour < b.finish) as "detections",
      (select count(*)::int from incident where opened_at >= b.start and opened_at < b.finish) as "incidentsOpened",
      (select count(*)::int from ticket where created_at >= b.start and created_at < b.finish) as "ticketsCreated"
    from (
      select local at time zone ${zone}::text as start, (local + step) at time zone ${zone}::text as finish
      from (select date_trunc(${unit}::text, ${now}::timestamptz at time zone ${zone}::text) as last,
              ${`1 ${unit}`}::text::interval as step) as given
      cross join generate_series(last - step * (${count}::int - 1), last, step) as local
    ) as b
    order by b.start
  `.execute(db);
  return rows.map((row) => ({ ...row, start: row.start.toISOString() }));
}
