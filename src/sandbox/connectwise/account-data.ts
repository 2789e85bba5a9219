import { sandboxAccount } from './account.ts';
import type { Board, CallbackRow, Company, Priority, TicketRow, TicketSource } from './records.ts';
import { noRestrictions, type Restrictions } from './restrictions.ts';
import { leastPrivilege, type RoleRow } from './roles.ts';
import { seededBoards, seededCompanies, seededPriorities, seededSources } from './seed.ts';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
  revoked: boolean;
}

/** Everything that survives a restart: plain JSON. */
export interface AccountData {
  readonly version: 1;
  nextId: { ticket: number; note: number; company: number };
  companies: Company[];
  boards: Board[];
  priorities: Priority[];
  sources: TicketSource[];
  tickets: TicketRow[];
  /** Missing in a file of before there were any. */
  callbacks?: CallbackRow[];
  role: RoleRow[];
  /** Completed where a file of an earlier version is read. */
  restrictions: Restrictions;
  /** Whether set-up tables show nothing but `id` and `name`, as some members see them. */
  idAndNameOnly: boolean;
  keys: KeyPair[];
  /** Registered programs; null lets any in. */
  clientIds: string[] | null;
  /** What wrong keys are answered: 401, or 404 as it happens in the cloud. */
  badKeysStatus: 401 | 404;
  codebase: string;
}

/** A fresh account. */
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
    role: leastPrivilege(),
    restrictions: noRestrictions(),
    idAndNameOnly: false,
    keys: [{ publicKey, privateKey, revoked: false }],
    clientIds: [clientId],
    badKeysStatus: 401,
    codebase,
  };
}
