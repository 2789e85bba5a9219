import { sandboxAccount } from './account.ts';
import type { Configuration, Contact, CustomerRecords } from './customer-records.ts';

const { companies } = sandboxAccount;

/** Devices, contacts, agreements and sites of the companies, some of them easily confused. */
export function seededCustomers(updatedAt: string): CustomerRecords {
  return {
    configurations: configurations(updatedAt),
    contacts: contacts(updatedAt),
    agreements: [
      agreement(801, companies.cedarStreetDental, 'Managed Security'),
      agreement(802, companies.cedarStreetDental, 'Block Hours'),
      agreement(803, companies.harborLightLogistics, 'Managed Security'),
    ],
    sites: [
      site(701, companies.cedarStreetDental, 'Main', true),
      site(702, companies.cedarStreetDental, 'Westside Clinic', false),
      site(703, companies.harborLightLogistics, 'Main', true),
    ],
  };
}

const agreement = (id: number, companyId: number, name: string) => ({
  id,
  companyId,
  name,
  type: 'Managed Services',
  cancelled: false,
});

const site = (id: number, companyId: number, name: string, isDefault: boolean) => ({
  id,
  companyId,
  name,
  inactive: false,
  isDefault,
});

function configurations(updatedAt: string): Configuration[] {
  const rows: [id: number, companyId: number, name: string, more?: Partial<Configuration>][] = [
    [601, companies.cedarStreetDental, 'CSD-FRONTDESK-01'],
    [602, companies.cedarStreetDental, 'csd-frontdesk-02.cedar.example'],
    [603, companies.cedarStreetDental, 'Operatory 3', { serialNumber: 'CSD-OPERATORY-3' }],
    // Replaced: two records of one name, one of them out of use.
    [604, companies.cedarStreetDental, 'CSD-XRAY-PC', { active: false }],
    [605, companies.cedarStreetDental, 'CSD-XRAY-PC'],
    // Duplicates: nobody can tell which one is meant.
    [606, companies.cedarStreetDental, 'CSD-DR-NGUYEN-LT'],
    [607, companies.cedarStreetDental, 'CSD-DR-NGUYEN-LT'],
    // The same name as a device of another company.
    [608, companies.cedarStreetDentalSupply, 'CSD-FRONTDESK-01'],
    [609, companies.harborLightLogistics, 'HLL-DISPATCH-01'],
    [610, companies.harborLightLogistics, 'HLL-DISPATCH-02'],
    [611, companies.summitRidgeAccounting, 'SRA-TAX-01'],
    [612, companies.summitRidgeAccounting, 'SRA-PAYROLL-PC'],
  ];
  return rows.map(([id, companyId, name, more]) => ({
    id,
    companyId,
    name,
    type: 'Managed Workstation',
    active: true,
    serialNumber: `SN-${id}`,
    ipAddress: '',
    macAddress: '',
    deviceIdentifier: String(9000 + id),
    tagNumber: '',
    updatedAt,
    ...more,
  }));
}

function contacts(updatedAt: string): Contact[] {
  const row = (
    id: number,
    companyId: number,
    [firstName, lastName]: readonly [string, string],
    emails: string[],
    more: Partial<Contact> = {},
  ): Contact => ({
    id,
    companyId,
    firstName,
    lastName,
    inactive: false,
    isDefault: false,
    emails,
    updatedAt,
    ...more,
  });
  const { cedarStreetDental, cedarStreetDentalSupply, harborLightLogistics } = companies;
  return [
    row(501, cedarStreetDental, ['Anna', 'Nguyen'], ['anna.nguyen@cedar.example'], { isDefault: true }),
    row(502, cedarStreetDental, ['Ben', 'Ortiz'], ['ben.ortiz@cedar.example', 'frontdesk@cedar.example']),
    row(503, cedarStreetDental, ['Former', 'Assistant'], ['former@cedar.example'], { inactive: true }),
    row(504, cedarStreetDentalSupply, ['Ben', 'Ortiz'], ['ben.ortiz@cedar.example']),
    row(505, harborLightLogistics, ['Mia', 'Larsen'], ['mia.larsen@harbor.example'], { isDefault: true }),
  ];
}
