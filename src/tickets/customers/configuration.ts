import { z } from 'zod';
import { plannedMapping, remappedCompanies } from '../../companies/planned-mapping.ts';
import type { CustomerKind } from '../../connectwise/client/customer-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import {
  ofCompanyNow,
  pickOfCompany,
  type WrittenOfCompany,
  writeOfCompany,
  writtenOfCompany,
} from '../../connectwise/services/pick-of-company.ts';
import {
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../platform/settings/configuration-kind.ts';
import { refuse } from '../../platform/values/problem.ts';
import { customerProblems } from './problems.ts';
import { storeDefaults } from './save-defaults.ts';
import { type Named, noDefaults, type TicketDefaults } from './ticket-defaults.ts';

const written = writtenOfCompany.nullable().default(null);

const schema = z.object({
  company: companyReferenceSchema,
  agreement: written.describe('By its name, its number, or both; null: none.'),
  site: written,
  contact: written.describe('Used before ConnectWise’s default contact. Never e-mailed.'),
});

type Value = z.infer<typeof schema>;

const fields = ['agreement', 'site', 'contact'] as const satisfies readonly CustomerKind[];

interface Chosen {
  readonly company: Named;
  readonly defaults: TicketDefaults;
}

/** Agreement, site and contact of the tickets of companies. Those of a former mapping are left out. */
export const ticketDefaultsKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'ticketDefaults',
  what: 'company',
  schema,
  identify({ company }, companies) {
    const whose = companyReferenceSchema.safeParse(company);
    return whose.success ? JSON.stringify(companies.usual(whose.data)) : null;
  },
  title: ({ company }) => nameOf(company),

  async load({ db, companies, planned }) {
    const remapped = remappedCompanies({ planned });
    const rows = await db
      .selectFrom('ticket_default')
      .innerJoin('mapping', (join) =>
        join
          .onRef('mapping.company_id', '=', 'ticket_default.company_id')
          .onRef('mapping.connectwise_company_id', '=', 'ticket_default.connectwise_company_id'),
      )
      .select(['ticket_default.company_id as id', 'agreement', 'site', 'contact'])
      .orderBy('ticket_default.company_id')
      .execute();
    return rows.flatMap(({ id, agreement, site, contact }) => {
      const company = companies.referenceTo(id);
      const isNone = agreement === null && site === null && contact === null;
      if (company === null || isNone || remapped.has(id)) return [];
      const write = (one: Named | null) => (one === null ? null : writeOfCompany(one));
      return [
        { id, value: { company, agreement: write(agreement), site: write(site), contact: write(contact) } },
      ];
    });
  },

  settle: ({ company, agreement, site, contact }, found, { companies }) => ({
    company: companies.usual(company),
    agreement: ofCompanyNow(agreement, found?.value.agreement),
    site: ofCompanyNow(site, found?.value.site),
    contact: ofCompanyNow(contact, found?.value.contact),
  }),

  async lookUp(value, found, from): Promise<Chosen> {
    const company = await plannedMapping(value.company, from);
    if (company === null) throw refuse('invalid', customerProblems.notMapped(nameOf(value.company)));
    const defaults: Record<CustomerKind, Named | null> = { ...noDefaults };
    for (const kind of fields) {
      const wanted = value[kind];
      const now = found?.value[kind];
      // What stays is not read again: it may be the other one that had to be corrected.
      if (wanted !== null && typeof wanted === 'object' && JSON.stringify(wanted) === JSON.stringify(now))
        defaults[kind] = { id: wanted.number, name: wanted.name };
      else if (wanted !== null) defaults[kind] = await find(kind, wanted, company, await from.client());
    }
    return { company, defaults };
  },

  add: (change, value, chosen) => save(change, change.companies.idOf(value.company), chosen as Chosen),
  replace: (change, { id }, _, chosen) => save(change, id, chosen as Chosen),
  async remove(change, { id }) {
    const { connectwise_company_id: companyId } = await change.db
      .selectFrom('ticket_default')
      .select('connectwise_company_id')
      .where('company_id', '=', id)
      .executeTakeFirstOrThrow();
    await save(change, id, { company: { id: companyId, name: '' }, defaults: noDefaults });
  },
};

const nameOf = (company: Value['company']): string =>
  typeof company === 'string' ? company : (company.name ?? company.id ?? '');

function find(
  kind: CustomerKind,
  wanted: WrittenOfCompany,
  company: Named,
  client: ConnectWise,
): Promise<Named> {
  const list = { agreement: client.agreements, site: client.sites, contact: client.contacts }[kind];
  return pickOfCompany(wanted, {
    what: kind,
    company: company.name,
    search: async (name) => fromConnectWise(await list(company.id, searchedOf(kind, name))),
    async byNumber(number) {
      const found = fromConnectWise(await client.ofCompany(kind, company.id, number));
      const fits = found !== null && !found.inactive && (found.companyId ?? company.id) === company.id;
      return fits ? found : null;
    },
  });
}

/** ConnectWise searches first and last names apart, so only one word of a contact can be searched for. */
const searchedOf = (kind: CustomerKind, name: string): string =>
  kind === 'contact'
    ? name.split(/\s+/).reduce((one, other) => (other.length > one.length ? other : one), '')
    : name;

const save = (change: ConfigurationChange, companyId: number, { company, defaults }: Chosen): Promise<void> =>
  storeDefaults(change.db, { companyId, company }, defaults, { at: change.now, principal: change.principal });
