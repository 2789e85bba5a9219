import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { CompanyReference, CompanyReferences } from '../platform/settings/configuration-kind.ts';
import { closest } from '../platform/values/closest.ts';
import { groupBy } from '../platform/values/group-by.ts';
import { refuse } from '../platform/values/problem.ts';
import { companyProblems } from './problems.ts';

interface KnownCompany {
  readonly id: number;
  readonly source: string;
  readonly externalId: string;
  readonly name: string;
  /** Whether it is a company of the protective DNS. Its id differs between installations. */
  readonly isOfDns: boolean;
}

const lower = (text: string) => text.toLowerCase();

/** Every company of every source, by the names that the configuration file uses. */
export async function loadCompanyReferences(db: Kysely<Schema>): Promise<CompanyReferences> {
  const rows = await db
    .selectFrom('company')
    .innerJoin('source', 'source.id', 'company.source_id')
    .leftJoin('dns_company', 'dns_company.company_id', 'company.id')
    .select([
      'company.id',
      'source.name as source',
      'company.external_id as externalId',
      'company.name',
      'dns_company.company_id as dnsId',
    ])
    .execute();
  return companyReferences(rows.map(({ dnsId, ...row }) => ({ ...row, isOfDns: dnsId !== null })));
}

export function companyReferences(companies: readonly KnownCompany[]): CompanyReferences {
  const byId = new Map(companies.map((one) => [one.id, one]));
  const byName = groupBy(companies, ({ name }) => lower(name));

  function matching(reference: CompanyReference): readonly KnownCompany[] {
    if (typeof reference === 'string') return byName.get(lower(reference)) ?? [];
    const { source, name, id } = reference;
    return companies.filter(
      (one) =>
        lower(one.source) === lower(source) &&
        (id === undefined ? name !== undefined && lower(one.name) === lower(name) : one.externalId === id),
    );
  }

  function referenceTo(id: number): CompanyReference | null {
    const company = byId.get(id);
    if (company === undefined) return null;
    const { source, externalId, name, isOfDns } = company;
    if (name !== '' && matching(name).length === 1) return name;
    if (name !== '' && (isOfDns || matching({ source, name }).length === 1)) return { source, name };
    return { source, id: externalId };
  }

  function find(reference: CompanyReference): number | undefined {
    const [one, ...others] = matching(reference);
    return others.length === 0 ? one?.id : undefined;
  }

  return {
    referenceTo,
    find,
    idOf(reference) {
      const found = matching(reference);
      if (found.length === 1 && found[0] !== undefined) return found[0].id;
      const written = typeof reference === 'string' ? reference : (reference.name ?? reference.id ?? '');
      if (found.length > 1)
        throw refuse(
          'invalid',
          companyProblems.severalOfName(
            written,
            found.map(({ source, externalId }) => ({ source, id: externalId })),
          ),
        );
      const near = closest(
        written,
        companies.map(({ name }) => name),
      );
      throw refuse('invalid', companyProblems.noneOfName(written, near));
    },
    usual(reference) {
      const id = find(reference);
      return (id === undefined ? null : referenceTo(id)) ?? reference;
    },
  };
}
