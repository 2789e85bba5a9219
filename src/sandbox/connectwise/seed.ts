import { sandboxAccount } from './account.ts';
import type { Board, Company, Priority, TicketSource } from './records.ts';

const { boards, companies, priorities } = sandboxAccount;

/** The companies, some of them easily confused. */
export function seededCompanies(updatedAt: string): Company[] {
  const rows: [id: number, identifier: string, name: string, city: string, mark?: 'inactive' | 'deleted'][] =
    [
      [companies.granitePeakIt, 'GranitePeakIT', 'Granite Peak IT Services', 'Boise'],
      [companies.cedarStreetDental, 'CedarStreetDental', 'Cedar Street Dental', 'Boise'],
      [companies.cedarStreetDentalSupply, 'CedarStDentalSupply', 'Cedar Street Dental Supply', 'Nampa'],
      [companies.harborLightLogistics, 'HarborLight', 'Harbor Light Logistics', 'Portland'],
      [companies.northfieldFamilyLaw, 'NorthfieldLaw', 'Northfield Family Law', 'Meridian'],
      [companies.bluewaterVeterinaryClinic, 'BluewaterVet', 'Bluewater Veterinary Clinic', 'Eagle'],
      [companies.summitRidgeAccounting, 'SummitRidgeAcct', 'Summit Ridge Accounting', 'Boise'],
      [companies.summitRidgeRoofing, 'SummitRidgeRoofing', 'Summit Ridge Roofing', 'Caldwell'],
      [companies.oldMillBakery, 'OldMillBakery', 'Old Mill Bakery Co', 'Boise'],
      [companies.pinecrestPropertyManagement, 'PinecrestPM', 'Pinecrest Property Management', 'Kuna'],
      [companies.riverbendElementary, 'RiverbendElem', 'Riverbend Elementary', 'Star'],
      [companies.lakesideOrthodontics, 'LakesideOrtho', 'Lakeside Orthodontics', 'Eagle'],
      [companies.ironwoodFabrication, 'IronwoodFab', 'Ironwood Fabrication', 'Nampa'],
      [companies.quietHarborBooks, 'QuietHarborBooks', 'Quiet Harbor Books', 'Boise', 'inactive'],
      [companies.cedarStreetDentalOld, 'CedarStreetDental-Old', 'Cedar Street Dental', 'Boise', 'deleted'],
    ];
  return rows.map(([id, identifier, name, city, mark]) => ({
    id,
    identifier,
    name,
    city,
    inactive: mark === 'inactive',
    deleted: mark === 'deleted',
    type: id === companies.granitePeakIt ? 'Owner' : 'Client',
    updatedAt,
  }));
}

export function seededBoards(): Board[] {
  return [
    board('Help Desk', boards.helpDesk, ['Service Request', 'Incident', 'Change']),
    board('Security Alerts', boards.securityAlerts, ['DNS Threat', 'Malware', 'Phishing']),
    board('Managed Services', boards.managedServices, ['Maintenance', 'Monitoring']),
    { ...board('Old Projects', boards.oldProjects, ['Rollout']), inactive: true },
  ];
}

const statusNames = ['New', 'In Progress', 'Waiting Customer', 'Closed'];

function board(
  name: string,
  ids: { readonly id: number; readonly statuses: object; readonly types: object },
  typeNames: readonly string[],
): Board {
  return {
    id: ids.id,
    name,
    inactive: false,
    deleted: false,
    statuses: named(ids.statuses, statusNames).map((status) => ({
      ...status,
      closed: status.name === 'Closed',
    })),
    types: named(ids.types, typeNames),
    ...(ids.id === boards.securityAlerts.id ? securityDetails() : { subtypes: [], items: [], teams: [] }),
  };
}

function securityDetails(): Pick<Board, 'subtypes' | 'items' | 'teams'> {
  const { types, subtypes, items, teams } = boards.securityAlerts;
  const subtype = (id: number, name: string, typeIds: readonly number[]) => ({
    id,
    name,
    typeIds,
    inactive: false,
  });
  return {
    subtypes: [
      subtype(subtypes.blockedDomain, 'Blocked domain', [types.dnsThreat]),
      subtype(subtypes.credentialTheft, 'Credential theft', [types.malware, types.phishing]),
    ],
    items: [
      { id: items.workstation, name: 'Workstation', inactive: false },
      { id: items.server, name: 'Server', inactive: false },
    ],
    teams: [
      { id: teams.securityOperations, name: 'Security Operations', isDefault: true },
      { id: teams.nightShift, name: 'Night Shift', isDefault: false },
    ],
  };
}

export function seededSources(): TicketSource[] {
  const { sources } = sandboxAccount;
  return [
    { id: sources.phone, name: 'Phone', isDefault: true },
    { id: sources.email, name: 'Email', isDefault: false },
    { id: sources.monitoring, name: 'Monitoring', isDefault: false },
  ];
}

/** The ids of `account.ts` with their names, in the same order; the first is the default. */
function named(ids: object, names: readonly string[]) {
  return Object.values(ids).map((id: number, at) => ({
    id,
    name: names[at] ?? `Number ${at + 1}`,
    isDefault: at === 0,
    inactive: false,
  }));
}

export function seededPriorities(): Priority[] {
  const row = (id: number, name: string, color: string, level: Priority['level']): Priority => ({
    id,
    name,
    color,
    level,
    isDefault: id === priorities.medium,
  });
  return [
    row(priorities.critical, 'Priority 1 - Critical', 'Red', 'Critical'),
    row(priorities.high, 'Priority 2 - High', 'Orange', 'High'),
    row(priorities.medium, 'Priority 3 - Medium', 'Yellow', 'Medium'),
    row(priorities.low, 'Priority 4 - Low', 'White', 'Low'),
    row(priorities.doNotRespond, 'Do Not Respond', 'Green', 'Low'),
  ];
}
