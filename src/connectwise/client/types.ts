import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import type { Lookup } from '../../platform/outbound/private-network.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { ConfigurationCalls } from './configuration-types.ts';
import type { CustomFieldCalls, NewCustomField, RefusedCustomFields } from './custom-field-types.ts';
import type { CustomerCalls } from './customer-types.ts';
import type { DocumentCalls } from './document-types.ts';
import type { Page } from './page.ts';
import type { CallbackCalls, TicketCalls, TicketRecord } from './ticket-types.ts';

export type { Page } from './page.ts';
export type { TicketRecord } from './ticket-types.ts';

/** The Connection tab, with the decrypted private key. */
export interface ConnectionValues {
  readonly site: string;
  readonly companyId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  /** The API client id that ConnectWise requires with every request; null if the operator has none yet. */
  readonly clientId: string | null;
}

/** One finished exchange, for the log and the metrics. Never contains a header or a body. */
export interface RequestLog {
  readonly method: string;
  /** The path with ids replaced, for counting. */
  readonly route: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId?: string;
  readonly problem?: string;
}

export interface ConnectWiseOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether private addresses may be called. Loopback is always allowed. */
  readonly network: NetworkRules;
  /** ConnectWise refuses more than 1,000. */
  readonly requestsPerMinute?: number;
  readonly createTimeoutMs?: number;
  readonly readTimeoutMs?: number;
  readonly log?: (entry: RequestLog) => void;
  /** How names are resolved; default: the system's resolver. */
  readonly lookup?: Lookup;
  /** Receives a function that tells for how many milliseconds requests are not sent; null while they are sent. */
  readonly watchGate?: ((closedMs: () => number | null) => void) | undefined;
}

export interface NewTicket {
  readonly summary: string;
  readonly initialDescription: string;
  /** Puts the description into Internal Analysis, not into Discussion. */
  readonly internal?: boolean;
  readonly boardId: number;
  readonly statusId: number;
  readonly typeId: number;
  readonly priorityId: number;
  readonly companyId: number;
  readonly externalXRef: string;
  /** A contact of the company. Nobody gets an e-mail. */
  readonly contactId?: number;
  readonly agreementId?: number;
  readonly siteId?: number;
  /** ConnectWise chooses a value for each field that is left out. */
  readonly subTypeId?: number;
  readonly itemId?: number;
  readonly teamId?: number;
  readonly sourceId?: number;
  readonly severity?: TicketLevel;
  readonly impact?: TicketLevel;
  readonly customFields?: readonly NewCustomField[];
}

export const ticketLevels = ['Low', 'Medium', 'High'] as const;
export type TicketLevel = (typeof ticketLevels)[number];

/** The three outcomes of a create that was sent, and "not sent". */
export type CreateOutcome =
  | {
      readonly outcome: 'created';
      readonly id: number;
      readonly url: string;
      readonly boardName?: string;
      readonly requestId?: string;
    }
  | {
      readonly outcome: 'refused';
      readonly problem: Problem;
      readonly status: number;
      /** The refused field, if known: `company`, `board`, `status`, `type`, `priority`, … */
      readonly field?: string;
      /** Set if it was refused for custom fields. */
      readonly customFields?: RefusedCustomFields;
      readonly requestId?: string;
    }
  | {
      readonly outcome: 'unknown';
      readonly problem: Problem;
      readonly status?: number;
      readonly requestId?: string;
    }
  | { readonly outcome: 'not_sent'; readonly problem: Problem; readonly retryAfterMs?: number };

/** A record with id and name; only these two are certain. */
export interface NamedRecord {
  readonly id: number;
  readonly name: string;
  readonly inactive: boolean;
  /** Whether it is ConnectWise's default, if it says so. */
  readonly isDefault?: boolean;
  /** Its position in ConnectWise's order. */
  readonly sort?: number;
}

export interface CompanyRecord {
  readonly id: number;
  readonly name: string;
  /** The short name, which distinguishes similar ones. */
  readonly identifier?: string;
  readonly status?: string;
  /** The names of its types, such as Client or Vendor. */
  readonly types?: readonly string[];
  /** Its default contact. */
  readonly defaultContact?: { readonly id: number; readonly name: string };
  /** Whether it is in ConnectWise's recycle bin. */
  readonly deleted?: boolean;
  /** When it was last changed, if ConnectWise says so. */
  readonly updatedAt?: Date;
}

export interface BoardRecord extends NamedRecord {
  /** Where the tickets of the board belong to, unless a ticket says otherwise. */
  readonly locationId?: number;
  readonly departmentId?: number;
}

/** `search` matches name and identifier. One page by name, or all of them by id. */
export type CompanyQuery =
  | { readonly search?: string; readonly page?: number; readonly pageSize?: number }
  | { readonly search?: string; readonly all: true };

export interface SubtypeRecord extends NamedRecord {
  /** The types that it belongs to, if ConnectWise says so. */
  readonly typeIds?: readonly number[];
}

export interface StatusRecord extends NamedRecord {
  /** Whether a ticket with this status is closed, if ConnectWise says so. */
  readonly closed?: boolean;
  /** Whether it stops the clock of the service level (`escalationStatus` Resolved): the work is done. */
  readonly resolved?: boolean;
}

/** A member: a person or program with a login in ConnectWise. */
export interface MemberRecord {
  readonly id: number;
  /** The login name, which ConnectWise records as the author of the member's notes. */
  readonly identifier: string;
  readonly name: string;
  readonly inactive: boolean;
  /** An API member: a program, which writes no notes by hand. */
  readonly isProgram: boolean;
}

/** One row of the member's security role. */
export interface SecurityRow {
  readonly module: string;
  readonly function: string;
  readonly add: string;
  readonly edit: string;
  readonly delete: string;
  readonly inquire: string;
}

export interface ConnectWise
  extends TicketCalls,
    CallbackCalls,
    DocumentCalls,
    ConfigurationCalls,
    CustomFieldCalls,
    CustomerCalls {
  info(signal?: AbortSignal): Promise<Result<{ version: string }>>;
  companies(query: CompanyQuery, signal?: AbortSignal): Promise<Result<Page<CompanyRecord>>>;
  /** null if the company does not exist any more. */
  company(id: number, signal?: AbortSignal): Promise<Result<CompanyRecord | null>>;
  boards(signal?: AbortSignal): Promise<Result<BoardRecord[]>>;
  statuses(boardId: number, signal?: AbortSignal): Promise<Result<StatusRecord[]>>;
  types(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  priorities(signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  subtypes(boardId: number, signal?: AbortSignal): Promise<Result<SubtypeRecord[]>>;
  items(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  teams(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  sources(signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  /** Needs the same right as reading the own role: Member Maintenance: Inquire = All. */
  members(signal?: AbortSignal): Promise<Result<MemberRecord[]>>;
  mySecurity(signal?: AbortSignal): Promise<Result<SecurityRow[]>>;
  /** null if there is no such ticket. */
  ticket(id: number, signal?: AbortSignal): Promise<Result<TicketRecord | null>>;
  ticketsByReference(reference: string, signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** The tickets with several references that the role may see, in one search. */
  ticketsByReferences(references: readonly string[], signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** Never throws, never posts twice. `beforeSend` runs last; if it returns false, nothing is sent. */
  createTicket(
    ticket: NewTicket,
    options?: { signal?: AbortSignal; beforeSend?: () => Promise<boolean> },
  ): Promise<CreateOutcome>;
  close(): Promise<void>;
}

/** The values that were chosen in the Services tab. */
export interface Chosen {
  readonly boardId?: number;
  readonly statusId?: number;
  readonly typeId?: number;
  readonly priorityId?: number;
}
