import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';

const counted = { companyId: z.number(), companyName: z.string(), count: z.number() };

export const topBlockedSchema = z
  .object({
    detections: z
      .number()
      .describe('Detections that were counted: one for each client, name and minute with a blocked query.'),
    isAll: z.boolean().describe('false: only the newest were counted, because there are too many.'),
    names: z
      .array(z.object({ name: z.string(), count: z.number(), companies: z.number() }))
      .describe('The most frequent names, with the number of companies that asked for each.'),
    clients: z
      .array(z.object({ client: z.string(), ...counted }))
      .describe('The most frequent devices; those without a name by their address.'),
  })
  .meta({ id: 'DnsTopBlocked' });

/** The most detections that are counted, the newest first: a second of work on a small machine. */
const mostCounted = 100_000;
const shown = 10;

interface Asked {
  readonly since: Date;
  readonly companyId: number | undefined;
  readonly companies: CompanyScope;
}

/** The names that were blocked most often, counted from the detections, which retention limits. */
export async function loadTopBlocked(
  db: Kysely<Schema>,
  { since, companyId, companies }: Asked,
  most = mostCounted,
): Promise<z.infer<typeof topBlockedSchema>> {
  const ofCompany = companyId === undefined ? sql`true` : sql`company_id = ${companyId}`;
  const { rows } = await sql<z.infer<typeof topBlockedSchema>>`
    with blocked as materialized (
      select company_id, domain, coalesce(device_name, client_address) as client from detection
      where occurred_at >= ${since} and verdict <> 'watched' and ${ofCompany}
        and ${isInScope('company_id', companies)}
        and company_id in (select company_id from dns_company)
      order by occurred_at desc limit ${most + 1}
    ), names as (
      select domain as name, count(*)::integer as count, count(distinct company_id)::integer as companies
      from blocked group by domain order by 2 desc, 1 limit ${shown}
    ), clients as (
      select client, company_id as "companyId", company.name as "companyName", count(*)::integer as count
      from blocked join company on company.id = company_id where client is not null
      group by client, company_id, company.name order by 4 desc, 1, 2 limit ${shown}
    )
    select
      (select least(count(*), ${most})::integer from blocked) as detections,
      (select count(*) <= ${most} from blocked) as "isAll",
      (select coalesce(jsonb_agg(to_jsonb(names)), '[]') from names) as names,
      (select coalesce(jsonb_agg(to_jsonb(clients)), '[]') from clients) as clients
  `.execute(db);
  const [top] = rows;
  if (top === undefined) throw new Error('The database returned no row for a query without a table.');
  return top;
}
