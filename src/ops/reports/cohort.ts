import { type Kysely, type RawBuilder, sql } from 'kysely';
import { timestampArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Severity } from '../../platform/database/schema-incidents.ts';
import type { Span } from './period.ts';

interface Named {
  readonly name: string;
  readonly incidents: number;
  readonly detections: number;
}

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

/** The most frequent values of these incidents. */
export interface MostSeen {
  readonly domains: Named[];
  readonly reasons: Named[];
  /** Several spellings may be one device. */
  readonly devices: Named[];
}

/** A condition for the incidents that were opened in a period. */
const openedIn = ({ from, to }: Pick<Span, 'from' | 'to'>, companies: CompanyScope) =>
  sql`i.kind = 'detections' and ${isInScope('i.company_id', companies)}
    and i.opened_at >= ${from} and i.opened_at < ${to}`;

/** The most spellings of devices that are read; those in the fewest incidents are left out. */
const spellingsRead = 2000;
const shown = 10;

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
    from ${from} where ${openedIn(span, companies)} group by 1, 2, 3, 4, 5, 6, 7
  `.execute(db);
  const { rows: times } = await sql<{ seconds: number | null }>`
    select percentile_cont(0.5) within group (
      order by greatest(0, extract(epoch from coalesce(t.at, i.named_at) - i.opened_at))) as seconds
    from ${from} where ${openedIn(span, companies)} and (t.at is not null or ${rolledUp})
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

/** Counts incidents by value: a list of an incident has each value once. */
export async function loadMostSeen(
  db: Kysely<Schema>,
  span: Span,
  companies: CompanyScope,
): Promise<MostSeen> {
  const top = async (names: RawBuilder<unknown>, most = shown): Promise<Named[]> => {
    const found = await sql<Named>`
      select name, count(*)::int as incidents, sum(i.detection_count)::int as detections
      from incident i cross join lateral (${names}) as each(name)
      where ${openedIn(span, companies)} and name is not null group by name order by 2 desc, 3 desc, 1 limit ${most}`.execute(
      db,
    );
    return found.rows;
  };
  return {
    domains: await top(sql`select coalesce(i.registrable_domain, i.domains[1])`),
    reasons: await top(sql`select unnest(i.reasons)`),
    devices: await top(
      sql`select unnest(case when cardinality(i.devices) > 0 then i.devices else i.client_addresses end)`,
      spellingsRead,
    ),
  };
}

/** When each incident got its first ticket: looked up one by one for some companies, counted at once for all. */
const ticketsOf = (companies: CompanyScope) =>
  companies === 'all'
    ? sql`(select incident_id, min(created_at) as at from ticket where created_at is not null group by incident_id) as t
        on t.incident_id = i.id`
    : sql`lateral (select min(created_at) as at from ticket where incident_id = i.id and created_at is not null) as t
        on true`;
