import { type Kysely, sql } from 'kysely';
import { describeReason } from '../../decisions/decision-reasons.ts';
import { severities } from '../../incidents/severities.ts';
import { textArray, timestampArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { completeSince } from '../retention/complete-since.ts';
import { type Cohort, loadCohort } from './cohort.ts';
import { loadMostSeen } from './most-seen.ts';
import type { Period, Span } from './period.ts';
import type { Summary } from './summary.ts';

/** The subject of a report: one company, or all. */
export interface Subject {
  readonly companyId: number | null;
  readonly companyName: string | null;
  /** The company alone, or all companies that the caller may see. */
  readonly companies: CompanyScope;
}

/** Everything that a company page and a report show of a period, read at one time. */
export async function loadSummary(
  db: Kysely<Schema>,
  { companyId, companyName, companies }: Subject,
  period: Period,
  now: Date,
): Promise<Summary> {
  const deletedBefore = await loadSetting(db, completeSince);
  const isComplete = ({ from }: Span) => deletedBefore === null || new Date(deletedBefore) <= from;
  const cohort = await loadCohort(db, period, companies);
  const previous = await loadCohort(db, period.previous, companies);
  const detections = await detectionsIn(db, period, companies);
  const detectionsBefore = await detectionsIn(db, period.previous, companies);
  const ticketed = ({ own, rolledUp }: Cohort) => own + rolledUp;
  const bucketAt = new Map(cohort.buckets.map((bucket) => [bucket.at - 1, bucket]));
  return {
    companyId,
    companyName,
    covers: companyId !== null ? 'company' : companies === 'all' ? 'all' : 'some',
    period: {
      from: period.from.toISOString(),
      to: period.to.toISOString(),
      timeZone: period.timeZone,
      unit: period.unit,
      ended: period.to <= now,
      previousFrom: period.previous.from.toISOString(),
      previousTo: period.previous.to.toISOString(),
    },
    madeAt: now.toISOString(),
    completeSince: deletedBefore,
    complete: isComplete(period),
    beforeComplete: isComplete(period.previous),
    totals: { detections: sumOf(detections), incidents: cohort.incidents, ticketed: ticketed(cohort) },
    before: {
      detections: sumOf(detectionsBefore),
      incidents: previous.incidents,
      ticketed: ticketed(previous),
    },
    incidents: {
      open: cohort.open,
      closed: cohort.closed,
      ownTicket: cohort.own,
      inRollUp: cohort.rolledUp,
      withoutTicket: cohort.without.map((one) => ({ ...one, ...describeReason(one.reason) })),
      medianSecondsToTicket: cohort.secondsToTicket,
    },
    severities: severities.map((severity) => ({
      severity,
      count: cohort.severities.find((one) => one.severity === severity)?.count ?? 0,
    })),
    tickets: await countTickets(db, period, companies),
    buckets: period.starts.map((start, at) => ({
      start: start.toISOString(),
      detections: detections.get(at) ?? 0,
      incidents: bucketAt.get(at)?.incidents ?? 0,
      ticketed: bucketAt.get(at)?.ticketed ?? 0,
      detectionsBefore: detectionsBefore.get(at) ?? 0,
    })),
    top: await loadMostSeen(db, period, companies),
    dns: await countQueries(db, period, companies),
    now: await loadPresent(db, companies),
  };
}

const sumOf = (counts: ReadonlyMap<number, number>) =>
  [...counts.values()].reduce((sum, one) => sum + one, 0);

/**
 * Detections by bucket, from hourly counts (see ingest/tally.ts). In a zone with an offset of half an hour, the hour in
 * which a day begins counts for the day before.
 */
async function detectionsIn(
  db: Kysely<Schema>,
  { from, to, starts }: Span,
  companies: CompanyScope,
): Promise<Map<number, number>> {
  const among = companies === 'all' ? sql`true` : sql`value = any(${textArray([...companies].map(String))})`;
  const { rows } = await sql<{ at: number; count: number }>`
    select width_bucket(hour, (select ${timestampArray([...starts])})) - 1 as at, sum(count)::bigint as count
    from detection_tally
    where kind = 'company' and ${among} and hour >= ${from} and hour < ${to} group by 1
  `.execute(db);
  return new Map(rows.map(({ at, count }) => [at, count]));
}

/** Counts tickets of incidents of the period, including those of roll-ups. */
async function countTickets(
  db: Kysely<Schema>,
  { from, to }: Span,
  companies: CompanyScope,
): Promise<Summary['tickets']> {
  const { rows } = await sql<Summary['tickets']>`
    select count(*)::int as created,
      (count(*) filter (where coalesce(t.life, 'open') = 'open'))::int as open,
      (count(*) filter (where t.life = 'closed'))::int as closed,
      (count(*) filter (where t.life = 'deleted'))::int as deleted,
      percentile_cont(0.5) within group (order by greatest(0, extract(epoch from t.closed_at - t.created_at)))
        filter (where t.life = 'closed') as "medianSecondsToClose"
    from incident i
    join ticket t on t.incident_id = i.id and t.created_at is not null
    where ${isInScope('i.company_id', companies)} and i.opened_at >= ${from} and i.opened_at < ${to}
  `.execute(db);
  return rows[0] ?? { created: 0, open: 0, closed: 0, deleted: 0, medianSecondsToClose: null };
}

async function countQueries(
  db: Kysely<Schema>,
  { from, to }: Span,
  companies: CompanyScope,
): Promise<Summary['dns']> {
  const { rows } = await sql<{ queries: number | null; blocked: number | null }>`
    select sum(queries)::bigint as queries, sum(blocked)::bigint as blocked from dns_count
    where ${isInScope('company_id', companies)} and hour >= ${from} and hour < ${to}
  `.execute(db);
  const { queries, blocked } = rows[0] ?? { queries: null, blocked: null };
  return queries === null ? null : { queries, blocked: blocked ?? 0 };
}

/** Uses the index of open incidents, which begins with the company. */
async function loadPresent(db: Kysely<Schema>, companies: CompanyScope): Promise<Summary['now']> {
  const { rows: held } = await sql<{ reason: string | null; count: number }>`
    select case when decision = 'hold' then decision_reason end as reason, count(*)::int as count
    from incident where state = 'open' and kind = 'detections' and ${isInScope('company_id', companies)}
    group by 1 order by 2 desc, 1
  `.execute(db);
  const { rows: tickets } = await sql<{ count: number }>`
    select count(*)::int as count from incident i
    join ticket t on t.incident_id = i.id and t.created_at is not null and coalesce(t.life, 'open') = 'open'
    where i.state = 'open' and ${isInScope('i.company_id', companies)}
  `.execute(db);
  return {
    openIncidents: held.reduce((sum, { count }) => sum + count, 0),
    openTickets: tickets[0]?.count ?? 0,
    held: held.flatMap(({ reason, count }) =>
      reason === null ? [] : [{ reason, ...describeReason(reason), count }],
    ),
  };
}
