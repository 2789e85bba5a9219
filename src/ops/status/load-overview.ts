import { type Kysely, type RawBuilder, sql } from 'kysely';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { sharedNames } from '../../detections/named-company.ts';
import type { TallyKind } from '../../ingest/tally.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { machineOf } from '../../platform/values/machine.ts';
import { ofTally } from './in-scope.ts';
import { loadBuckets } from './load-buckets.ts';
import { countIncidents, countTickets, loadSources } from './load-status.ts';
import type { Overview, Totals } from './overview.ts';
import type { Period } from './overview-period.ts';

/** The counts in a period, and the most frequent values: all that is slow to count. */
export type Charts = Pick<Overview, 'buckets' | 'totals' | 'top' | 'previous'> & {
  /** Detections by source id. */
  readonly ofSource: ReadonlyMap<number, number>;
};

export async function loadCharts(
  db: Kysely<Schema>,
  period: Period,
  companies: CompanyScope,
): Promise<Charts> {
  const { since, until } = period;
  const { buckets, ofSource } = await loadBuckets(db, { ...period, bySeverity: true }, companies);
  const { buckets: before } = await loadBuckets(
    db,
    { ...period, ...period.previous, bySeverity: false },
    companies,
  );
  return {
    buckets,
    ofSource,
    totals: sumUp(buckets),
    previous: {
      since: period.previous.since.toISOString(),
      until: period.previous.until.toISOString(),
      totals: sumUp(before),
      // If clocks changed within one of the two periods, it may have a day more or less.
      buckets: buckets.map((_, at) => sumUp(before.slice(at, at + 1))),
    },
    top: {
      companies: await topCompanies(db, { since, until }, companies),
      domains: await topOf(db, 'domain', { since, until }, companies),
      reasons: await topOf(db, 'reason', { since, until }, companies),
      devices: await topDevices(db, { since, until }, companies),
    },
  };
}

/** The present state of everything on its way to ConnectWise. */
export async function loadFlow(
  db: Kysely<Schema>,
  { totals, ofSource }: Charts,
  now: Date,
  companies: CompanyScope,
): Promise<Overview['flow']> {
  const limited = companies !== 'all';
  const sources = limited ? [] : await loadSources(db, now);
  return {
    sources: sources.map((source) => ({ ...source, detections: ofSource.get(source.id) ?? 0 })),
    detections: totals.detections,
    incidents: await countIncidents(db, companies),
    tickets: await countTickets(db, companies),
    connection: limited ? null : await loadSetting(db, connectionHealth),
  };
}

function sumUp(buckets: readonly Totals[]): Totals {
  const sum = (pick: (bucket: Totals) => number) =>
    buckets.reduce((total, bucket) => total + pick(bucket), 0);
  return {
    detections: sum(({ detections }) => detections),
    incidentsOpened: sum(({ incidentsOpened }) => incidentsOpened),
    ticketsCreated: sum(({ ticketsCreated }) => ticketsCreated),
  };
}

type Span = Pick<Period, 'since' | 'until'>;

/** The most values of each kind in a chart. */
const shown = 10;

async function topOf(
  db: Kysely<Schema>,
  kind: TallyKind,
  span: Span,
  companies: CompanyScope,
  most = shown,
): Promise<{ name: string; count: number }[]> {
  if (companies !== 'all' && kind !== 'company') return topOfSome(db, kind, span, companies, most);
  const { rows } = await sql<{ name: string; count: number }>`
    select value as name, sum(count)::bigint as count from detection_tally
    where kind = ${kind} and hour >= ${span.since} and hour < ${span.until} and ${ofTally(companies)} group by value order by 2 desc, 1 limit ${most}
  `.execute(db);
  return rows;
}

/** The value by which a detection is counted, as in the tallies, which do not contain its company. */
const countedBy: Readonly<Record<Exclude<TallyKind, 'company'>, RawBuilder<unknown>>> = {
  domain: sql`select coalesce(incident.registrable_domain, detection.domain) as name
    from incident where incident.id = detection.incident_id`,
  reason: sql`select distinct name from unnest(detection.reasons) as name`,
  device: sql`select coalesce(detection.device_name, detection.client_address) as name`,
};

const hourMs = 3_600_000;
const nextHour = (at: Date) => new Date(Math.ceil(at.getTime() / hourMs) * hourMs);

/** The same counts for some companies, from their detections: also of each whole hour that begins in the span. */
async function topOfSome(
  db: Kysely<Schema>,
  kind: Exclude<TallyKind, 'company'>,
  span: Span,
  companies: CompanyScope,
  most: number,
): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    select name, count(*)::bigint as count from detection cross join lateral (${countedBy[kind]}) as counted
    where ${isInScope('detection.company_id', companies)} and detection.occurred_at >= ${nextHour(span.since)}
      and detection.occurred_at < ${nextHour(span.until)} and name is not null
    group by name order by 2 desc, 1 limit ${most}
  `.execute(db);
  return rows;
}

/** The most spellings that are read; the least frequent are left out. */
const spellingsRead = 20_000;

/** The devices with the most detections, each by its most frequent spelling. */
async function topDevices(
  db: Kysely<Schema>,
  span: Span,
  companies: CompanyScope,
): Promise<{ name: string; count: number }[]> {
  const machines = new Map<string, { name: string; count: number }>();
  for (const { name, count } of await topOf(db, 'device', span, companies, spellingsRead)) {
    const machine = machineOf(name);
    const seen = machines.get(machine);
    if (seen === undefined) machines.set(machine, { name, count });
    else seen.count += count;
  }
  return [...machines.values()].sort((one, other) => other.count - one.count).slice(0, shown);
}

async function topCompanies(
  db: Kysely<Schema>,
  span: Span,
  among: CompanyScope,
): Promise<Overview['top']['companies']> {
  const top = await topOf(db, 'company', span, among);
  if (top.length === 0) return [];
  const ids = top.map(({ name }) => Number(name));
  const companies = await db
    .selectFrom('company')
    .select(['id', 'name', 'external_id'])
    .where('id', 'in', ids)
    .execute();
  const known = new Map(companies.map((company) => [company.id, company]));
  const shared = await sharedNames(db, ids, among);
  return top.map(({ name: id, count }) => {
    const { name = id, external_id: externalId = '' } = known.get(Number(id)) ?? {};
    return { id: Number(id), name, externalId, sameNameElsewhere: shared.has(Number(id)), count };
  });
}
