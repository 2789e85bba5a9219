import { type Kysely, sql } from 'kysely';
import { timestampArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Severity } from '../../platform/database/schema-incidents.ts';
import type { Span } from './period.ts';

/** The counts for the incidents that were opened in a period. */
export interface Cohort {
  readonly incidents: number;
  readonly open: number;
  readonly closed: number;
  readonly own: number;
  readonly rolledUp: number;
  readonly secondsToTicket: number | null;
  readonly severities: { readonly severity: Severity; readonly count: number }[];
  readonly buckets: { readonly at: number; readonly incidents: number; readonly ticketed: number }[];
  readonly without: {
    readonly decision: Schema['incident']['decision'];
    readonly reason: string;
    readonly count: number;
  }[];
}

/** A condition for the incidents that were opened in a period. */
export const openedIn = (
  table: 'i' | 'incident',
  { from, to }: Pick<Span, 'from' | 'to'>,
  companies: CompanyScope,
) => {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql`${of('kind')} = 'detections' and ${isInScope(`${table}.company_id`, companies)}
    and ${of('opened_at')} >= ${from} and ${of('opened_at')} < ${to}`;
};

interface Group {
  readonly at: number;
  readonly open: boolean;
  readonly severity: Severity;
  readonly decision: Schema['incident']['decision'];
  readonly reason: string;
  readonly own: boolean;
  readonly rolledUp: boolean;
  readonly count: number;
}

/**
 * All counts are about the same incidents: those with a ticket and those without one add up to all. They are read once,
 * in groups, for any number.
 */
export async function loadCohort(db: Kysely<Schema>, span: Span, companies: CompanyScope): Promise<Cohort> {
  const from = sql`incident i left join ${ticketsOf(companies)}`;
  const rolledUp = sql`(t.at is null and i.covered_by is not null and i.named_at is not null)`;
  // The list is a subquery, so that it is parsed from text once, and not for each row.
  const { rows: groups } = await sql<Group>`
    select width_bucket(i.opened_at, (select ${timestampArray([...span.starts])})) as at, i.state = 'open' as open, i.severity,
      i.decision, i.decision_reason as reason, t.at is not null as own, ${rolledUp} as "rolledUp", count(*)::int as count
    from ${from} where ${openedIn('i', span, companies)} group by 1, 2, 3, 4, 5, 6, 7
  `.execute(db);
  const { rows: times } = await sql<{ seconds: number | null }>`
    select percentile_cont(0.5) within group (
      order by greatest(0, extract(epoch from coalesce(t.at, i.named_at) - i.opened_at))) as seconds
    from ${from} where ${openedIn('i', span, companies)} and (t.at is not null or ${rolledUp})
  `.execute(db);
  const sum = (which: (group: Group) => boolean) =>
    groups.reduce((total, group) => total + (which(group) ? group.count : 0), 0);
  const isTicketed = (group: Group) => group.own || group.rolledUp;
  const withoutTicket = groups.filter((group) => !isTicketed(group));
  return {
    incidents: sum(() => true),
    open: sum(({ open }) => open),
    closed: sum(({ open }) => !open),
    own: sum(({ own }) => own),
    rolledUp: sum((group) => group.rolledUp),
    secondsToTicket: times[0]?.seconds ?? null,
    severities: [...new Set(groups.map(({ severity }) => severity))].map((severity) => ({
      severity,
      count: sum((group) => group.severity === severity),
    })),
    buckets: [...new Set(groups.map(({ at }) => at))].map((at) => ({
      at,
      incidents: sum((group) => group.at === at),
      ticketed: sum((group) => group.at === at && isTicketed(group)),
    })),
    without: countReasons(withoutTicket),
  };
}

/** Counts by decision and reason, the most frequent first. */
function countReasons(groups: readonly Group[]): Cohort['without'] {
  const counts = new Map<string, { decision: Group['decision']; reason: string; count: number }>();
  for (const { decision, reason, count } of groups) {
    const key = `${decision} ${reason}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { decision, reason, count });
    else known.count += count;
  }
  return [...counts.values()].sort(
    (one, other) => other.count - one.count || one.reason.localeCompare(other.reason),
  );
}

/** When each incident got its first ticket: looked up one by one for some companies, counted at once for all. */
const ticketsOf = (companies: CompanyScope) =>
  companies === 'all'
    ? sql`(select incident_id, min(created_at) as at from ticket where created_at is not null group by incident_id) as t
        on t.incident_id = i.id`
    : sql`lateral (select min(created_at) as at from ticket where incident_id = i.id and created_at is not null) as t
        on true`;
