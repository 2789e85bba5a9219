import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { sharedNames } from '../detections/named-company.ts';
import { type CompanyScope, inScope, isInScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Problem } from '../platform/values/problem.ts';

/** A company of a source, with its mapping and its held incidents. */
export interface CompanyRow {
  readonly id: number;
  readonly source_id: number;
  readonly source_name: string;
  readonly external_id: string;
  readonly name: string;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly held_incidents: number;
  /** Another company, of any source, has the same name in any letter case. */
  readonly same_name_elsewhere: boolean;
  readonly connectwise_company_id: number | null;
  readonly connectwise_company_name: string | null;
  readonly connectwise_company_identifier: string | null;
  readonly mapping_problem: Problem | null;
  readonly mapped_at: Date | null;
  readonly mapped_by: string | null;
}

export interface CompanyFilter {
  /** Only these companies; the list has at least one. */
  readonly ids?: readonly number[] | undefined;
  readonly search?: string | undefined;
  readonly mapped?: boolean | undefined;
  /** Only companies whose mapping has a problem: the ConnectWise company accepts no tickets. */
  readonly gone?: boolean | undefined;
  readonly sourceId?: number | undefined;
  /** The companies that the caller may see; default: all. */
  readonly companies?: CompanyScope | undefined;
  /** `waiting`: unmapped first, then by the number of held incidents, then by name. */
  readonly sort?: CompanySort | undefined;
  /** The sort key of the last company of the previous page. */
  readonly after?: CompanyKey | undefined;
  readonly limit: number;
}

export const companySorts = ['name', 'waiting'] as const;
export type CompanySort = (typeof companySorts)[number];

/** The sort key of a company in a list. The order `waiting` alone uses `mapped` and `held`. */
export interface CompanyKey {
  readonly mapped: boolean;
  readonly held: number;
  readonly name: string;
  readonly id: number;
}

export const companyKey = (row: CompanyRow): CompanyKey => ({
  mapped: row.connectwise_company_id !== null,
  held: row.held_incidents,
  name: row.name,
  id: row.id,
});

/** Companies in the requested order; by name if none is given. */
export async function listCompanies(db: Kysely<Schema>, filter: CompanyFilter): Promise<CompanyRow[]> {
  const { ids, search, mapped, gone, sourceId, companies: seen = 'all', sort = 'name', after } = filter;
  let companies = db
    .selectFrom('company')
    .innerJoin('source', 'source.id', 'company.source_id')
    .leftJoin('mapping', 'mapping.company_id', 'company.id')
    .select((select) => [
      'company.id',
      'company.source_id',
      'source.name as source_name',
      'company.external_id',
      'company.name',
      'company.first_seen_at',
      'company.last_seen_at',
      'mapping.connectwise_company_id',
      'mapping.connectwise_company_name',
      'mapping.connectwise_company_identifier',
      'mapping.problem as mapping_problem',
      'mapping.mapped_at',
      'mapping.mapped_by',
      select
        .selectFrom('incident')
        .whereRef('incident.company_id', '=', 'company.id')
        .where('incident.state', '=', 'open')
        .where('incident.decision', '=', 'hold')
        .select(sql<number>`count(*)::int`.as('held'))
        .as('held_incidents'),
    ]);
  if (ids !== undefined) companies = companies.where('company.id', 'in', [...ids]);
  companies = inScope(companies, 'company.id', seen);
  if (sourceId !== undefined) companies = companies.where('company.source_id', '=', sourceId);
  if (mapped !== undefined) companies = companies.where('mapping.company_id', mapped ? 'is not' : 'is', null);
  if (gone !== undefined) companies = companies.where('mapping.problem', gone ? 'is not' : 'is', null);
  if (search !== undefined) {
    const text = search.trim().toLowerCase();
    companies = companies.where(
      sql<SqlBool>`(position(${text} in lower(company.name)) > 0 or lower(company.external_id) = ${text})`,
    );
  }
  let listed = db.selectFrom(companies.as('listed')).selectAll().limit(filter.limit);
  // Names are compared byte by byte, so that the order does not depend on the locale of the database.
  const place = {
    name: sql`name collate "C", id`,
    waiting: sql`connectwise_company_id is not null, -held_incidents, name collate "C", id`,
  }[sort];
  if (after !== undefined) {
    const last = {
      name: sql`${after.name} collate "C", ${after.id}::bigint`,
      waiting: sql`${after.mapped}::boolean, ${-after.held}::int, ${after.name} collate "C", ${after.id}::bigint`,
    }[sort];
    listed = listed.where(sql<SqlBool>`(${place}) > (${last})`);
  }
  const rows = await listed.orderBy(place as RawBuilder<string>).execute();
  const shared = await sharedNames(
    db,
    rows.map(({ id }) => id),
    seen,
  );
  return rows.map((row) => ({
    ...row,
    held_incidents: row.held_incidents ?? 0,
    same_name_elsewhere: shared.has(row.id),
  }));
}

/** The names of all companies of all sources, one entry for each company. */
export async function allCompanyNames(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('company').select('name').execute();
  return rows.map(({ name }) => name);
}

/** How many companies there are, how many have no mapping, and how many are mapped to a deleted company. */
export async function countCompanies(
  db: Kysely<Schema>,
  companies: CompanyScope = 'all',
): Promise<{ total: number; unmapped: number; newestUnmapped: number | null; gone: number }> {
  const { rows } = await sql<{
    total: number;
    unmapped: number;
    newestUnmapped: number | null;
    gone: number;
  }>`
    select count(*)::int as total,
      (count(*) filter (where m.company_id is null))::int as unmapped,
      max(c.id) filter (where m.company_id is null) as "newestUnmapped",
      (count(*) filter (where m.problem is not null))::int as gone
    from company c left join mapping m on m.company_id = c.id where ${isInScope('c.id', companies)}
  `.execute(db);
  return rows[0] ?? { total: 0, unmapped: 0, newestUnmapped: null, gone: 0 };
}
