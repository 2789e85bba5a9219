import { type Kysely, type RawBuilder, sql } from 'kysely';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { sharedNames } from '../../detections/named-company.ts';
import type { TallyKind } from '../../ingest/tally.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import { isWithin } from '../../platform/database/name-matches.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { isPublicSuffix, registrableDomain } from '../../platform/values/domain-name.ts';
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
      domains: await topDomains(db, { since, until }, companies),
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

/**
 * Registrable domains. Detections of some companies may be in incidents without one, which are grouped by device. Below a
 * public suffix are the domains of others: its count has theirs too, as the list of its detections has.
 */
async function topDomains(db: Kysely<Schema>, span: Span, companies: CompanyScope): Promise<Counted[]> {
  const most = companies === 'all' ? shown : spellingsRead;
  const names = merge(await topOf(db, 'domain', span, companies, most), registrableDomain);
  const counted: Counted[] = [];
  for (const { name, count } of names.slice(0, shown)) {
    const own = registrableDomain(name);
    const below = isPublicSuffix(own) ? await countBelow(db, own, span, companies) : count;
    counted.push({ name: own, count: below });
  }
  return counted.sort(byCount);
}

async function countBelow(db: Kysely<Schema>, name: string, span: Span, companies: CompanyScope) {
  const { rows } =
    companies === 'all'
      ? await sql<{ count: number }>`select sum(count)::bigint as count from detection_tally
          where kind = 'domain' and hour >= ${span.since} and hour < ${span.until} and ${isWithin(sql`value`, name)}`.execute(
          db,
        )
      : await sql<{ count: number }>`select count(*)::bigint as count from detection
          where ${isInScope('company_id', companies)} and occurred_at >= ${nextHour(span.since)}
            and occurred_at < ${nextHour(span.until)} and ${isWithin(sql`domain`, name)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The most spellings that are read; the least frequent are left out. */
const spellingsRead = 20_000;

/** The devices with the most detections, each by its most frequent spelling. */
async function topDevices(db: Kysely<Schema>, span: Span, companies: CompanyScope): Promise<Counted[]> {
  return merge(await topOf(db, 'device', span, companies, spellingsRead), machineOf).slice(0, shown);
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

const byCount = (one: Counted, other: Counted) => other.count - one.count;

/** What means the same is one, by its most frequent spelling. */
function merge(spellings: readonly Counted[], meaning: (name: string) => string): Counted[] {
  const merged = new Map<string, Counted>();
  for (const { name, count } of spellings) {
    const known = merged.get(meaning(name)) ?? { name, count: 0 };
    merged.set(meaning(name), { name: known.name, count: known.count + count });
  }
  return [...merged.values()].sort(byCount);
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
