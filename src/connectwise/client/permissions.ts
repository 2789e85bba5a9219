import type { SecurityRow } from './types.ts';

export type Level = 'inquire' | 'add' | 'edit' | 'delete';

/** One row of the permission table: the right that an endpoint needs. */
export interface Permission {
  /** The endpoint as ConnectWise writes it. */
  readonly endpoint: string;
  readonly module: string;
  readonly function: string;
  readonly level: Level;
}

/** All rights that creating tickets needs, and no more. */
export const permissions = {
  my_security: {
    endpoint: 'GET /system/mySecurity',
    module: 'System',
    function: 'Member Maintenance',
    level: 'inquire',
  },
  companies: {
    endpoint: 'GET /company/companies',
    module: 'Companies',
    function: 'Company Maintenance',
    level: 'inquire',
  },
  boards: {
    endpoint: 'GET /service/info/boards',
    module: 'Service Desk',
    function: 'Service Tickets',
    level: 'inquire',
  },
  priorities: {
    endpoint: 'GET /service/priorities',
    module: 'System',
    function: 'Table Setup',
    level: 'inquire',
  },
  types: {
    endpoint: 'GET /service/boards/{parentId}/types',
    module: 'System',
    function: 'Table Setup',
    level: 'inquire',
  },
  statuses: {
    endpoint: 'GET /service/boards/{parentId}/statuses',
    module: 'System',
    function: 'Table Setup',
    level: 'inquire',
  },
  tickets_add: {
    endpoint: 'POST /service/tickets',
    module: 'Service Desk',
    function: 'Service Tickets',
    level: 'add',
  },
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/**
 * Rights for optional features. A feature is off while its right is missing; everything else works. Other integrations
 * require Table Setup for callbacks; ConnectWise does not document it.
 */
export const optionalPermissions = {
  tickets_edit: {
    endpoint:
      'PATCH /service/tickets/{id}, POST /service/tickets/{parentId}/notes, POST /service/tickets/{parentId}/configurations',
    module: 'Service Desk',
    function: 'Service Tickets',
    level: 'edit',
  },
  tickets_close: {
    endpoint: 'PATCH /service/tickets/{id} (status)',
    module: 'Service Desk',
    function: 'Close Service Tickets',
    level: 'edit',
  },
  configurations: {
    endpoint: 'GET /company/configurations',
    module: 'Companies',
    function: 'Configurations',
    level: 'inquire',
  },
  contacts: {
    endpoint: 'GET /company/contacts',
    module: 'Companies',
    function: 'Contacts',
    level: 'inquire',
  },
  agreements: {
    endpoint: 'GET /finance/agreements',
    module: 'Finance',
    function: 'Agreements',
    level: 'inquire',
  },
  time_inquire: {
    endpoint: 'GET /time/entries',
    module: 'Time & Expense',
    function: 'Time Entry',
    level: 'inquire',
  },
  callbacks_add: {
    endpoint: 'POST /system/callbacks',
    module: 'System',
    function: 'Table Setup',
    level: 'add',
  },
  callbacks_delete: {
    endpoint: 'DELETE /system/callbacks/{id}',
    module: 'System',
    function: 'Table Setup',
    level: 'delete',
  },
  // Other integrations require it; ConnectWise does not document it.
  attachments_inquire: {
    endpoint: 'GET /system/documents',
    module: 'Companies',
    function: 'Manage Attachments',
    level: 'inquire',
  },
  attachments_add: {
    endpoint: 'POST /system/documents',
    module: 'Companies',
    function: 'Manage Attachments',
    level: 'add',
  },
} as const satisfies Record<string, Permission>;

export type OptionalPermissionName = keyof typeof optionalPermissions;

/** `Service Tickets: Add = All`. */
export const permissionName = (permission: Permission) =>
  `${permission.function}: ${levelName(permission.level)} = All`;

/** Where in ConnectWise a permission is granted. */
export const permissionPath = (permission: Permission) =>
  `System > Security Roles > the role of the API member > ${permission.module} > ${permissionName(permission)}`;

export const levelName = (level: Level) => level.charAt(0).toUpperCase() + level.slice(1);

/** The level that a role grants (`All`, `My`, `None`, …); null if its rows do not say. */
export function grantedLevel(rows: readonly SecurityRow[], permission: Permission): string | null {
  const row =
    rows.find((one) => same(one.function, permission.function) && same(one.module, permission.module)) ??
    // Functions have moved to other modules before, so the function's name identifies it.
    rows.find((one) => same(one.function, permission.function));
  const level = row?.[permission.level].trim() ?? '';
  return level === '' ? null : level;
}

export type RightState = 'granted' | 'missing' | 'unknown';

/** Whether a role grants a right with All. Null rows mean that the role cannot be read. */
export function grantState(rows: readonly SecurityRow[] | null, permission: Permission): RightState {
  const level = rows === null ? null : grantedLevel(rows, permission);
  if (level === null) return 'unknown';
  return level.toLowerCase() === 'all' ? 'granted' : 'missing';
}

/** Which tickets a role sees: all, only a part (Inquire is My or None), or unknown. */
export type TicketSight = 'all' | 'part' | 'unknown';

/**
 * An empty answer proves that a ticket is absent only for a role that sees all. Null rows mean that the role cannot be
 * read.
 */
export function ticketSight(rows: readonly SecurityRow[] | null): TicketSight {
  const state = grantState(rows, permissions.boards);
  return state === 'unknown' ? state : state === 'granted' ? 'all' : 'part';
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();
