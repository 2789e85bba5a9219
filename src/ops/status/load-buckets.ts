import { type Kysely, sql } from 'kysely';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Severity } from '../../platform/database/schema-incidents.ts';
import { ofTally } from './in-scope.ts';
import type { Bucket, SeverityCounts } from './overview.ts';
import type { Period } from './overview-period.ts';

interface Counted {
  readonly buckets: Bucket[];
  /** Detections by source id. */
  readonly ofSource: Map<number, number>;
}

type Spans = Pick<Period, 'since' | 'until' | 'unit' | 'timeZone'> & {
  /** False: all are counted as informational, which takes half the time. */
  readonly bySeverity: boolean;
};

/** Counts of a period by its hours, days or weeks; detections also by source. */
export async function loadBuckets(
  db: Kysely<Schema>,
  spans: Spans,
  companies: CompanyScope,
): Promise<Counted> {
  const bare = await loadBareBuckets(db, spans, companies);
  const counts = bare.map(() => 0);
  const ofSource = new Map<number, number>();
  for (const { hour, source_id, count } of await loadHours(db, spans, companies)) {
    const at = bare.findLastIndex(({ start }) => start <= hour);
    counts[at] = (counts[at] ?? 0) + count;
    ofSource.set(source_id, (ofSource.get(source_id) ?? 0) + count);
  }
  const buckets = bare.map(({ start, finish, incidents, tickets }, at) => ({
    start: start.toISOString(),
    end: finish.toISOString(),
    detections: counts[at] ?? 0,
    incidentsOpened: sum(incidents),
    ticketsCreated: sum(tickets),
    incidentsBySeverity: { ...none, ...incidents },
    ticketsBySeverity: { ...none, ...tickets },
  }));
  return { buckets, ofSource };
}

const none: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };

type Counts = Partial<Record<Severity, number>> | null;

const sum = (counts: Counts) => Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

interface BareBucket {
  readonly start: Date;
  readonly finish: Date;
  readonly incidents: Counts;
  readonly tickets: Counts;
}

/** All tickets, joined with their incidents if company or severity are needed. */
const ticketsOf = (spans: Spans, companies: CompanyScope) =>
  spans.bySeverity || companies !== 'all'
    ? sql`ticket join incident on incident.id = ticket.incident_id`
    : sql`ticket`;

/** By Picket's own clock: when it opened incidents, and when ConnectWise had created tickets. */
async function loadBareBuckets(
  db: Kysely<Schema>,
  spans: Spans,
  companies: CompanyScope,
): Promise<BareBucket[]> {
  const { since, until, unit, timeZone, bySeverity } = spans;
  const severity = bySeverity ? sql`incident.severity` : sql`'informational'::text`;
  const { rows } = await sql<BareBucket>`
    select b.start, b.finish,
      (select jsonb_object_agg(severity, count) from (
        select ${severity} as severity, count(*) as count from incident
        where kind = 'detections' and opened_at >= b.start and opened_at < b.finish
          and ${isInScope('company_id', companies)} group by 1) as counted) as incidents,
      (select jsonb_object_agg(severity, count) from (
        select ${severity} as severity, count(*) as count from ${ticketsOf(spans, companies)}
        where ticket.created_at >= b.start and ticket.created_at < b.finish
          and ${isInScope('incident.company_id', companies)} group by 1) as counted) as tickets
    from (
      select greatest(local at time zone ${timeZone}::text, ${since}::timestamptz) as start,
        least((local + step) at time zone ${timeZone}::text, ${until}::timestamptz) as finish
      from (select ${`1 ${unit}`}::text::interval as step) as given
      cross join generate_series(date_trunc(${unit}::text, ${since}::timestamptz at time zone ${timeZone}::text),
        ${until}::timestamptz at time zone ${timeZone}::text, step) as local
    ) as b
    where b.start < b.finish
    order by b.start
  `.execute(db);
  return rows;
}

/**
 * Detections by the hour in which they occurred (see tally.ts): each hour that begins in the period. In zones with an
 * offset of half an hour, the hour in which a day begins counts for the day before, and the hour in which the first
 * day begins is left out.
 */
async function loadHours(db: Kysely<Schema>, { since, until }: Spans, companies: CompanyScope) {
  const { rows } = await sql<{ hour: Date; source_id: number; count: number }>`
    select hour, source_id, sum(count)::bigint as count from detection_tally
    where kind = 'company' and hour >= ${since} and hour < ${until} and ${ofTally(companies)}
    group by hour, source_id
  `.execute(db);
  return rows;
}
