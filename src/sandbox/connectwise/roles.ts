import { z } from 'zod';

export const levelSchema = z.enum(['None', 'My', 'All']);
export type Level = z.infer<typeof levelSchema>;
export type Right = 'add' | 'edit' | 'delete' | 'inquire';

/** One row of a security role. */
export interface RoleRow {
  readonly module: string;
  readonly function: string;
  add: Level;
  edit: Level;
  delete: Level;
  inquire: Level;
}

/** A right that an endpoint requires. */
export interface Needs {
  readonly function: string;
  readonly right: Right;
}

/** ConnectWise returns one row for each function, granted or not: more than one page of the default 25. */
const functions: readonly [module: string, ...functions: string[]][] = [
  [
    'Company',
    'Company Maintenance',
    'Configurations',
    'Contacts',
    'CRM/Sales Activities',
    'Manage Attachments',
    'Notes',
    'Reports',
  ],
  ['Finance', 'Agreements', 'Billing View Rates', 'Invoicing', 'Reports'],
  ['Marketing', 'Campaigns', 'Marketing Management', 'Reports'],
  ['Procurement', 'Inventory', 'Product Catalog', 'Purchase Orders', 'Reports'],
  ['Project', 'Project Headers', 'Project Tickets', 'Project Phase', 'Reports'],
  ['Sales', 'Closed Opportunity', 'Opportunity', 'Sales Orders', 'Reports'],
  [
    'Service Desk',
    'Change Approvals',
    'Close Service Tickets',
    'Merge Tickets',
    'Reports',
    'Resource Scheduling',
    'Service Tickets',
    'SLA Dashboard',
  ],
  [
    'System',
    'API Reports',
    'Mass Maintenance',
    'Member Maintenance',
    'My Account',
    'My Company',
    'Security Roles',
    'System Reports',
    'Table Setup',
  ],
  ['Time & Expense', 'Expense Approvals', 'Time Approvals', 'Time Entry', 'Reports'],
];

/** The rights of the permission table, and no others. */
export function leastPrivilege(): RoleRow[] {
  const rows = functions.flatMap(([module, ...names]) => names.map((name) => emptyRow(module, name)));
  grant(rows, 'Member Maintenance', 'inquire');
  grant(rows, 'Company Maintenance', 'inquire');
  grant(rows, 'Service Tickets', 'inquire');
  grant(rows, 'Table Setup', 'inquire');
  grant(rows, 'Service Tickets', 'add');
  return rows;
}

function emptyRow(module: string, name: string): RoleRow {
  return { module, function: name, add: 'None', edit: 'None', delete: 'None', inquire: 'None' };
}

function grant(rows: readonly RoleRow[], name: string, right: Right): void {
  const row = rows.find((candidate) => candidate.function === name);
  if (row) row[right] = 'All';
}

export function levelOf(rows: readonly RoleRow[], needs: Needs): Level {
  return rows.find((row) => row.function === needs.function)?.[needs.right] ?? 'None';
}
