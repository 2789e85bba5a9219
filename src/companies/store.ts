import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Problem } from '../values/problem.ts';

/** A company of a source, with what it is mapped to and what waits for it. */
export interface CompanyRow {
  readonly id: number;
  readonly source_id: number;
  readonly source_name: string;
  readonly external_id: string;
  readonly name: string;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly held_incidents: number;
  readonly connectwise_company_id: number | null;
  readonly connectwise_company_name: string | null;
  readonly connectwise_company_identifier: string | null;
  readonly mapping_problem: Problem | null;
  readonly mapped_at: Date | null;
  readonly mapped_by: string | null;
}

export interface CompanyFilter {
  readonly id?: number | undefined;
  readonly search?: string | undefined;
  readonly mapped?: boolean | undefined;
  readonly sourceId?: number | undefined;
  /** The last company of the page before. */
  readonly after?: { readonly name: string; readonly id: number } | undefined;
  readonly limit: number;
}

/** Companies by name. */
export async function listCompanies(db: Kysely<Schema>, filter: CompanyFilter): Promise<CompanyRow[]> {
  const { id, search, mapped, sourceId, after } = filter;
  // Whatever the database’s language: names are compared as they are stored, so that the order never changes.
  const name = sql<string>`company.name collate "C"`;
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
    ])
    .orderBy(name)
    .orderBy('company.id')
    .limit(filter.limit);
  if (id !== undefined) companies = companies.where('company.id', '=', id);
  if (sourceId !== undefined) companies = companies.where('company.source_id', '=', sourceId);
  if (mapped !== undefined) companies = companies.where('mapping.company_id', mapped ? 'is not' : 'is', null);
  if (search !== undefined) {
    const text = search.trim().toLowerCase();
    companies = companies.where(
      sql<SqlBool>`(position(${text} in lower(company.name)) > 0 or lower(company.external_id) = ${text})`,
    );
  }
  if (after !== undefined) {
    companies = companies.where(
      sql<SqlBool>`(company.name collate "C", company.id) > (${after.name} collate "C", ${after.id}::bigint)`,
    );
  }
  return (await companies.execute()).map((row) => ({ ...row, held_incidents: row.held_incidents ?? 0 }));
}

/** How many companies there are, how many have no mapping, and how many are mapped to what is gone. */
export async function countCompanies(
  db: Kysely<Schema>,
): Promise<{ total: number; unmapped: number; gone: number }> {
  const { rows } = await sql<{ total: number; unmapped: number; gone: number }>`
    select count(*)::int as total,
      (count(*) filter (where m.company_id is null))::int as unmapped,
      (count(*) filter (where m.problem is not null))::int as gone
    from company c left join mapping m on m.company_id = c.id
  `.execute(db);
  return rows[0] ?? { total: 0, unmapped: 0, gone: 0 };
}
