import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { namedCompany, sharedNames } from '../../detections/named-company.ts';
import { bigintArray, textArray } from '../../platform/database/arrays.ts';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { machineOf } from '../../platform/values/machine.ts';
import type { Span } from './period.ts';

const count = z.number().int();

/** The counts of one company in a period: for the list of companies, and for bills. */
export const companyCountsSchema = z
  .object({
    companyId: z.number(),
    companyName: z.string(),
    companyExternalId: z.string().describe('Its id at the source; empty for detections without a company.'),
    sameNameElsewhere: namedCompany.sameNameElsewhere,
    sourceName: z.string(),
    connectwiseCompanyId: z.number().nullable().describe('null: it is not mapped.'),
    connectwiseCompanyName: z.string().nullable(),
    detections: count,
    incidents: count.describe('Opened in the period.'),
    tickets: count.describe('Created in ConnectWise for incidents of the period.'),
    devices: count.describe('Different machines in the incidents of the period.'),
    users: count.describe(
      'Different users that detections of the period name, as far back as detections are kept.',
    ),
    queries: count.nullable().describe('That Picket’s own DNS answered; null: it answered none.'),
    openIncidents: count.describe('At present.'),
    heldIncidents: count.describe('At present: open and held.'),
  })
  .meta({ id: 'CompanyCounts' });

export type CompanyCounts = z.infer<typeof companyCountsSchema>;

export interface CountedCompany {
  readonly id: number;
  readonly name: string;
  readonly external_id: string;
  readonly source_name: string;
  readonly connectwise_company_id: number | null;
  readonly connectwise_company_name: string | null;
}

/** One statement for each count, for any number of companies. */
export async function countFor(
  db: Kysely<Schema>,
  companies: readonly CountedCompany[],
  { from, to }: Span,
  among: CompanyScope,
): Promise<CompanyCounts[]> {
  const ids = companies.map(({ id }) => id);
  if (ids.length === 0) return [];
  const mine = sql`company_id = any(${bigintArray(ids)})`;
  const inPeriod = sql`opened_at >= ${from} and opened_at < ${to}`;
  const numbers = async (select: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ id: number; count: number }>`${select}`.execute(db);
    return new Map(rows.map((row) => [Number(row.id), row.count]));
  };
  const detections = await numbers(sql`
    select value as id, sum(count)::bigint as count from detection_tally
    where kind = 'company' and value = any(${textArray(ids.map(String))}) and hour >= ${from} and hour < ${to}
    group by value`);
  const incidents = await numbers(sql`
    select company_id as id, count(*)::int as count from incident
    where ${mine} and kind = 'detections' and ${inPeriod} group by company_id`);
  const tickets = await numbers(sql`
    select i.company_id as id, count(*)::int as count from incident i
    join ticket t on t.incident_id = i.id and t.created_at is not null
    where ${mine} and ${inPeriod} group by i.company_id`);
  const queries = await numbers(sql`
    select company_id as id, sum(queries)::bigint as count from dns_count
    where ${mine} and hour >= ${from} and hour < ${to} group by company_id`);
  const open = await numbers(sql`
    select company_id as id, count(*)::int as count from incident
    where ${mine} and state = 'open' and kind = 'detections' group by company_id`);
  const held = await numbers(sql`
    select company_id as id, count(*)::int as count from incident
    where ${mine} and state = 'open' and kind = 'detections' and decision = 'hold' group by company_id`);
  const users = await numbers(sql`
    select company_id as id, count(distinct lower(user_name))::int as count from detection
    where ${mine} and user_name is not null and occurred_at >= ${from} and occurred_at < ${to} group by company_id`);
  const devices = await countMachines(db, sql`${mine} and kind = 'detections' and ${inPeriod}`);
  const shared = await sharedNames(db, ids, among);
  return companies.map((company) => ({
    companyId: company.id,
    companyName: company.name,
    companyExternalId: company.external_id,
    sameNameElsewhere: shared.has(company.id),
    sourceName: company.source_name,
    connectwiseCompanyId: company.connectwise_company_id,
    connectwiseCompanyName: company.connectwise_company_name,
    detections: detections.get(company.id) ?? 0,
    incidents: incidents.get(company.id) ?? 0,
    tickets: tickets.get(company.id) ?? 0,
    devices: devices.get(company.id) ?? 0,
    users: users.get(company.id) ?? 0,
    queries: queries.get(company.id) ?? null,
    openIncidents: open.get(company.id) ?? 0,
    heldIncidents: held.get(company.id) ?? 0,
  }));
}

/** Counts devices by company; all spellings of a name are one device. */
async function countMachines(
  db: Kysely<Schema>,
  where: ReturnType<typeof sql>,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; names: string[] }>`
    select company_id as id, array_agg(distinct name) as names
    from incident cross join lateral unnest(
      case when cardinality(devices) > 0 then devices else client_addresses end) as name
    where ${where} group by company_id
  `.execute(db);
  return new Map(rows.map(({ id, names }) => [id, new Set(names.map(machineOf)).size]));
}
