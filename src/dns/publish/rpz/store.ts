import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import { hashOf } from '../../policy/companies/token.ts';

/** The company whose zone a token is for; null if the token is for no zone, or revoked. */
export async function zoneCompany(
  db: Kysely<Schema>,
  token: string,
): Promise<{ readonly id: number; readonly name: string } | null> {
  const found = await db
    .selectFrom('dns_token')
    .innerJoin('dns_company', 'dns_company.company_id', 'dns_token.company_id')
    .innerJoin('company', 'company.id', 'dns_token.company_id')
    .select(['company.id', 'company.name'])
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', 'rpz')
    .where('revoked_at', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

/**
 * When the last entry of a company or the MSP ended. From then on the zone differs, although the policy did not change.
 */
export async function lastEnd(db: Kysely<Schema>, companyId: number, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(ends_at) from dns_entry e join dns_list l on l.id = e.list_id
        where ends_at <= ${now} and removed_at is null and (company_id is null or company_id = ${companyId})),
      (select max(expires_at) from allow_entry
        where expires_at <= ${now} and undone_at is null and (company_id is null or company_id = ${companyId}))
    ) as at
  `.execute(db);
  return rows[0]?.at ?? null;
}
