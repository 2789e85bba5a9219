import { type Kysely, sql } from 'kysely';
import { isOneOf } from '../../../platform/database/arrays.ts';
import { type CompanyScope, inScope } from '../../../platform/database/company-scope.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Problem } from '../../../platform/values/problem.ts';

export interface DnsCompanyRow {
  readonly id: number;
  readonly name: string;
  readonly own: boolean;
  readonly categories: string[];
  readonly categories_off: string[];
  readonly archived_at: Date | null;
  readonly networks: { readonly id: number; readonly network: string; readonly note: string }[];
  readonly dynamicNetworks: {
    readonly id: number;
    readonly follows: string | null;
    readonly hint: string | null;
    readonly note: string;
    readonly networks: string[];
    readonly confirmed_at: Date | null;
    readonly changed_at: Date | null;
    readonly problem: Problem | null;
  }[];
  readonly devices: { readonly id: number; readonly name: string; readonly address: string }[];
  readonly listeners: { readonly id: number; readonly address: string; readonly port: number }[];
  readonly tokens: {
    readonly id: number;
    readonly purpose: 'doh' | 'rpz';
    readonly device: string | null;
    readonly hint: string;
    readonly added_at: Date;
    readonly added_by: string;
  }[];
}

export interface DnsCompanyFilter {
  readonly ids?: readonly number[];
  /** The companies that the caller may see; default: all. */
  readonly companies?: CompanyScope;
  readonly search?: string | undefined;
  readonly archived?: boolean;
  readonly afterId?: number | undefined;
  readonly limit: number;
}

/** Companies of the protective DNS by id, with their networks, devices, listeners and valid tokens. */
export async function listDnsCompanies(
  db: Kysely<Schema>,
  { ids, companies: seen = 'all', search, archived, afterId = 0, limit }: DnsCompanyFilter,
): Promise<DnsCompanyRow[]> {
  let found = db
    .selectFrom('dns_company')
    .innerJoin('company', 'company.id', 'dns_company.company_id')
    .select(['company.id', 'company.name', 'own', 'categories', 'categories_off', 'archived_at'])
    .where('company.id', '>', afterId);
  found = inScope(found, 'company.id', seen);
  if (ids !== undefined) found = found.where(isOneOf('company.id', ids));
  if (archived !== undefined) found = found.where('archived_at', archived ? 'is not' : 'is', null);
  if (search !== undefined)
    found = found.where(sql<boolean>`strpos(lower(company.name), lower(${search})) > 0`);
  const companies = await found.orderBy('company.id').limit(limit).execute();
  const all = companies.map(({ id }) => id);
  if (all.length === 0) return [];
  const networks = await db
    .selectFrom('dns_network')
    .select(['id', 'company_id', sql<string>`network::text`.as('network'), 'note'])
    .where(isOneOf('company_id', all))
    .orderBy('id')
    .execute();
  const dynamicNetworks = await db
    .selectFrom('dns_dynamic_network')
    .select(['id', 'company_id', 'follows', 'hint', 'note', 'confirmed_at', 'changed_at', 'problem'])
    .select(sql<string[]>`networks::text[]`.as('networks'))
    .where(isOneOf('company_id', all))
    .orderBy('id')
    .execute();
  const devices = await db
    .selectFrom('dns_device')
    .select(['id', 'company_id', 'name', sql<string>`host(address)`.as('address')])
    .where(isOneOf('company_id', all))
    .orderBy('id')
    .execute();
  const listeners = await db
    .selectFrom('dns_listener')
    .select(['id', 'company_id', sql<string>`host(address)`.as('address'), 'port'])
    .where(isOneOf('company_id', all))
    .orderBy('id')
    .execute();
  const tokens = await db
    .selectFrom('dns_token')
    .select(['id', 'company_id', 'purpose', 'device', 'hint', 'added_at', 'added_by'])
    .where(isOneOf('company_id', all))
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  return companies.map((company) => {
    const own = <T extends { readonly company_id: number }>(rows: readonly T[]) =>
      rows.filter(({ company_id: id }) => id === company.id);
    return {
      ...company,
      networks: own(networks),
      dynamicNetworks: own(dynamicNetworks),
      devices: own(devices),
      listeners: own(listeners),
      tokens: own(tokens),
    };
  });
}
