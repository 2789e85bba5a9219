import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';

const counts = {
  queries: z.number(),
  blocked: z.number(),
  watched: z.number().describe('Answered and recorded.'),
  cached: z.number().describe('Answered without an upstream.'),
  forwarded: z.number().describe('Answered by an upstream.'),
  upstreamMs: z.number().describe('How long these took in all, in milliseconds.'),
};

export const statisticsSchema = z
  .object({
    hours: z
      .array(z.object({ hour: z.iso.datetime(), ...counts }))
      .describe('Hours without a query are left out.'),
    companies: z
      .array(z.object({ companyId: z.number().nullable(), companyName: z.string().nullable(), ...counts }))
      .describe('The 50 with the most blocked queries. null: clients of no company.'),
  })
  .meta({ id: 'DnsStatistics' });

const summed = sql`sum(queries)::float8 as queries, sum(blocked)::float8 as blocked,
  sum(watched)::float8 as watched, sum(cached)::float8 as cached,
  sum(forwarded)::float8 as forwarded, sum(upstream_ms)::float8 as "upstreamMs"`;

interface Asked {
  readonly since: Date;
  readonly companyId: number | undefined;
  readonly companies: CompanyScope;
}

/** The counts of all nodes; the last seconds may be missing. */
export async function loadStatistics(
  db: Kysely<Schema>,
  { since, companyId, companies: seen }: Asked,
): Promise<z.infer<typeof statisticsSchema>> {
  type Counts = Record<keyof typeof counts, number>;
  const ofCompany = companyId === undefined ? sql`true` : sql`c.company_id = ${companyId}`;
  const among = sql`c.hour >= ${since} and ${ofCompany} and ${isInScope('c.company_id', seen)}`;
  const hours = await sql<Counts & { hour: Date }>`
    select hour, ${summed} from dns_count c where ${among} group by hour order by hour
  `.execute(db);
  const companies = await sql<Counts & { companyId: number | null; companyName: string | null }>`
    select c.company_id as "companyId", company.name as "companyName", ${summed}
    from dns_count c left join company on company.id = c.company_id
    where ${among}
    group by c.company_id, company.name order by sum(blocked) desc, c.company_id limit 50
  `.execute(db);
  return {
    hours: hours.rows.map(({ hour, ...row }) => ({ hour: hour.toISOString(), ...row })),
    companies: companies.rows,
  };
}
