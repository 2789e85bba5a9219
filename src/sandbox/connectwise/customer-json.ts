import type { AccountData } from './account-data.ts';
import type { Agreement, Configuration, Contact, Site } from './customer-records.ts';
import type { Json } from './present.ts';

/** The reference to a company in each of its records. */
function companyReference(companyId: number, { companies }: AccountData, base: string): Json {
  const company = companies.find(({ id }) => id === companyId);
  return {
    id: companyId,
    identifier: company?.identifier ?? '',
    name: company?.name ?? '',
    _info: { company_href: `${base}/company/companies/${companyId}` },
  };
}

export const configurationJson = (row: Configuration, data: AccountData, base: string): Json => ({
  id: row.id,
  name: row.name,
  type: { id: 23, name: row.type, _info: {} },
  status: { id: row.active ? 1 : 2, name: row.active ? 'Active' : 'Inactive', _info: {} },
  company: companyReference(row.companyId, data, base),
  deviceIdentifier: row.deviceIdentifier,
  serialNumber: row.serialNumber,
  tagNumber: row.tagNumber,
  macAddress: row.macAddress,
  ipAddress: row.ipAddress,
  activeFlag: row.active,
  _info: { lastUpdated: row.updatedAt, updatedBy: 'SRivera' },
});

/** The fields of a configuration that a ticket shows. */
export const configurationReferenceJson = (row: Configuration, base: string): Json => ({
  id: row.id,
  deviceIdentifier: row.deviceIdentifier,
  _info: { name: row.name, configuration_href: `${base}/company/configurations/${row.id}` },
});

export const contactJson = (row: Contact, data: AccountData, base: string): Json => ({
  id: row.id,
  firstName: row.firstName,
  lastName: row.lastName,
  company: companyReference(row.companyId, data, base),
  inactiveFlag: row.inactive,
  defaultFlag: row.isDefault,
  communicationItems: row.emails.map((value, at) => ({
    id: row.id * 10 + at,
    type: { id: 1, name: 'Email', _info: {} },
    value,
    defaultFlag: at === 0,
    domain: `@${value.split('@')[1] ?? ''}`,
    communicationType: 'Email',
  })),
  _info: { lastUpdated: row.updatedAt, updatedBy: 'SRivera' },
});

/** The default contact of a company, as the company itself shows it. */
export function defaultContactJson({ customers }: AccountData, companyId: number, base: string): Json {
  const found = customers.contacts.find((one) => one.companyId === companyId && one.isDefault);
  if (found === undefined) return {};
  const name = `${found.firstName} ${found.lastName}`.trim();
  return {
    defaultContact: {
      id: found.id,
      name,
      _info: { contact_href: `${base}/company/contacts/${found.id}` },
    },
  };
}

export const agreementJson = (row: Agreement, data: AccountData, base: string): Json => ({
  id: row.id,
  name: row.name,
  type: { id: 5, name: row.type, _info: {} },
  company: companyReference(row.companyId, data, base),
  cancelledFlag: row.cancelled,
  agreementStatus: row.cancelled ? 'Cancelled' : 'Active',
  _info: {},
});

export const siteJson = (row: Site, data: AccountData, base: string): Json => ({
  id: row.id,
  name: row.name,
  company: companyReference(row.companyId, data, base),
  inactiveFlag: row.inactive,
  defaultFlag: row.isDefault,
  primaryAddressFlag: row.isDefault,
  _info: {},
});
