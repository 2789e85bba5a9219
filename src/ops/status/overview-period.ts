import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { OverviewUnit, OverviewWindow } from './overview.ts';
import { overviewProblems } from './problems.ts';

/** The period [since, until) in buckets of a unit, and the period of the same length before it. */
export interface Period {
  readonly since: Date;
  readonly until: Date;
  readonly unit: OverviewUnit;
  readonly timeZone: string;
  readonly previous: { readonly since: Date; readonly until: Date };
}

interface Asked {
  readonly window: OverviewWindow;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly timeZone: string;
}

const windows: Readonly<Record<OverviewWindow, { readonly unit: 'hour' | 'day'; readonly count: number }>> = {
  '24h': { unit: 'hour', count: 24 },
  '7d': { unit: 'day', count: 7 },
  '30d': { unit: 'day', count: 30 },
};

const dayMs = 24 * 3_600_000;
/** A longer period makes no readable chart. */
const mostDays = 400;

/** Hours for up to three days, days for up to three months, then weeks. */
function unitOf(lengthMs: number): OverviewUnit {
  if (lengthMs <= 3 * dayMs) return 'hour';
  return lengthMs <= 93 * dayMs ? 'day' : 'week';
}

/** Hours are the same in every zone, and hours of UTC do not repeat when clocks are set back. */
const zoneOf = (unit: OverviewUnit, timeZone: string) => (unit === 'hour' ? 'UTC' : timeZone);

/** The period of a request. Days and weeks follow its time zone, also if clocks change. @throws `invalid`. */
export async function periodOf(db: Kysely<Schema>, asked: Asked, now: Date): Promise<Period> {
  return asked.since === undefined && asked.until === undefined
    ? ofWindow(db, asked, now)
    : ofRange(db, asked, now);
}

async function ofWindow(db: Kysely<Schema>, { window, timeZone }: Asked, now: Date): Promise<Period> {
  const { unit, count } = windows[window];
  const zone = zoneOf(unit, timeZone);
  const { rows } = await sql<{ since: Date; previous_since: Date; previous_until: Date }>`
    select (last - step * (${count}::int - 1)) at time zone ${zone}::text as since,
      (last - step * (2 * ${count}::int - 1)) at time zone ${zone}::text as previous_since,
      (local - step * ${count}::int) at time zone ${zone}::text as previous_until
    from (select date_trunc(${unit}::text, local) as last, local, ${`1 ${unit}`}::text::interval as step
      from (select ${now}::timestamptz at time zone ${zone}::text as local) as given) as dated
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A select without a table gives one row.');
  return {
    since: row.since,
    // Includes the present millisecond.
    until: new Date(now.getTime() + 1),
    unit,
    timeZone: zone,
    previous: { since: row.previous_since, until: row.previous_until },
  };
}

async function ofRange(db: Kysely<Schema>, asked: Asked, now: Date): Promise<Period> {
  const { since, until } = rangeOf(asked, now);
  const unit = unitOf(until.getTime() - since.getTime());
  const zone = zoneOf(unit, asked.timeZone);
  const { rows } = await sql<{ previous_since: Date }>`
    select (first - (last - first)) at time zone ${zone}::text as previous_since
    from (select ${since}::timestamptz at time zone ${zone}::text as first,
      ${until}::timestamptz at time zone ${zone}::text as last) as given
  `.execute(db);
  return {
    since,
    until,
    unit,
    timeZone: zone,
    previous: { since: rows[0]?.previous_since ?? since, until: since },
  };
}

function rangeOf({ since, until }: Asked, now: Date): { since: Date; until: Date } {
  const bad = (pointer: string, detail: string) =>
    refuse('invalid', overviewProblems.badPeriod(), [{ in: 'query', pointer, detail }]);
  if (since === undefined) throw bad('/since', 'is missing');
  const from = new Date(since);
  const asked = until === undefined ? now : new Date(until);
  if (asked <= from) throw bad('/until', 'is not after the start');
  if (asked.getTime() - from.getTime() > mostDays * dayMs)
    throw bad('/until', `is more than ${mostDays} days after the start`);
  // The future has no counts: a month that has not ended ends now.
  return { since: from, until: from < now && now < asked ? now : asked };
}
