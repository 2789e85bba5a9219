import { type Kysely, type RawBuilder, sql } from 'kysely';
import { timestampArray } from '../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Severity } from '../platform/database/schema-incidents.ts';
import type { Span } from './period.ts';

interface Named {
  readonly name: string;
  readonly incidents: number;
  readonly detections: number;
}

/** What is counted of the incidents that were opened in a period. */
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
  readonly domains: Named[];
  readonly reasons: Named[];
  /** Several spellings may be one machine. */
  readonly devices: Named[];
}

/** More spellings of devices than these are not read: those in the fewest incidents. */
const spellingsRead = 2000;
const shown = 10;

/**
 * One statement, so that all counts are of one moment and agree with each other. Everything is about the same incidents:
 * those with a ticket and those without one add up to all of them.
 */
export async function loadCohort(
  db: Kysely<Schema>,
  { from, to, starts }: Span,
  companies: CompanyScope,
): Promise<Cohort> {
  const { rows } = await sql<Cohort>`
    with cohort as materialized (
      select i.id, i.opened_at, i.state, i.severity, i.decision, i.decision_reason as reason, i.detection_count,
        i.registrable_domain, i.domains, i.reasons, i.devices, i.client_addresses, t.at as ticket_at,
        t.at is null and i.covered_by is not null and i.named_at is not null as rolled_up, i.named_at
      from incident i
      left join lateral (
        select min(created_at) as at from ticket where incident_id = i.id and created_at is not null
      ) as t on true
      where i.kind = 'detections' and ${isInScope('i.company_id', companies)}
        and i.opened_at >= ${from} and i.opened_at < ${to}
    )
    select count(*)::int as incidents,
      (count(*) filter (where state = 'open'))::int as open,
      (count(*) filter (where state = 'closed'))::int as closed,
      (count(*) filter (where ticket_at is not null))::int as own,
      (count(*) filter (where rolled_up))::int as "rolledUp",
      percentile_cont(0.5) within group (order by greatest(0, extract(epoch from coalesce(ticket_at, named_at) - opened_at)))
        filter (where ticket_at is not null or rolled_up) as "secondsToTicket",
      ${list(sql`select severity, count(*)::int as count from cohort group by severity`)} as severities,
      ${list(sql`
        select width_bucket(opened_at, ${timestampArray([...starts])}) as at, count(*)::int as incidents,
          (count(*) filter (where ticket_at is not null or rolled_up))::int as ticketed
        from cohort group by 1`)} as buckets,
      ${list(sql`
        select decision, reason, count(*)::int as count from cohort where ticket_at is null and not rolled_up
        group by decision, reason order by 3 desc, 2`)} as without,
      ${top(sql`select coalesce(registrable_domain, domains[1])`)} as domains,
      ${top(sql`select distinct unnest(reasons)`)} as reasons,
      ${top(sql`select distinct unnest(case when cardinality(devices) > 0 then devices else client_addresses end)`, spellingsRead)} as devices
    from cohort
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate gave no row.');
  return row;
}

const list = (select: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(listed), '[]') from (${select}) as listed)`;

const top = (names: RawBuilder<unknown>, most = shown) =>
  list(sql`
    select name, count(*)::int as incidents, sum(detection_count)::int as detections
    from cohort cross join lateral (${names}) as each(name)
    where name is not null group by name order by 2 desc, 3 desc, 1 limit ${most}`);
