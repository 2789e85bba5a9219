import { sandboxAccount } from './account.ts';
import { type CustomField, seededCustomFields } from './custom-field.ts';
import type { CustomerRecords } from './customer-records.ts';
import { seededCustomers } from './customer-seed.ts';
import type { Board, CallbackRow, Company, Priority, TicketRow, TicketSource } from './records.ts';
import { noRestrictions, type Restrictions } from './restrictions.ts';
import { leastPrivilege, type RoleRow } from './roles.ts';
import { seededBoards, seededCompanies, seededPriorities, seededSources } from './seed.ts';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
  revoked: boolean;
}

/** All data that survives a restart, as plain JSON. */
export interface AccountData {
  readonly version: 1;
  nextId: { ticket: number; note: number; company: number };
  companies: Company[];
  boards: Board[];
  priorities: Priority[];
  sources: TicketSource[];
  tickets: TicketRow[];
  /** Completed when a file of an earlier version is read. */
  customers: CustomerRecords;
  /** Completed when a file of an earlier version is read. */
  customFields: CustomField[];
  /** Missing in files of earlier versions. */
  callbacks?: CallbackRow[];
  role: RoleRow[];
  /** Completed when a file of an earlier version is read. */
  restrictions: Restrictions;
  /** Whether setup tables show only `id` and `name`, as for some members. */
  idAndNameOnly: boolean;
  keys: KeyPair[];
  /** Registered programs; null accepts any. */
  clientIds: string[] | null;
  /** The answer to wrong keys: 401, or 404 as the cloud sometimes answers. */
  badKeysStatus: 401 | 404;
  codebase: string;
}

/** The data of a new account. */
export function seededData(now: string): AccountData {
  const { publicKey, privateKey, clientId, codebase } = sandboxAccount;
  return {
    version: 1,
    nextId: { ticket: 5001, note: 90_001, company: 201 },
    companies: seededCompanies(now),
    boards: seededBoards(),
    priorities: seededPriorities(),
    sources: seededSources(),
    tickets: [],
    customers: seededCustomers(now),
    customFields: seededCustomFields(),
    role: leastPrivilege(),
    restrictions: noRestrictions(),
    idAndNameOnly: false,
    keys: [{ publicKey, privateKey, revoked: false }],
    clientIds: [clientId],
    badKeysStatus: 401,
    codebase,
  };
}
