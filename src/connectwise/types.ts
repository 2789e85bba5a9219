import type { Lookup } from '../outbound/private-network.ts';
import type { Clock } from '../values/clock.ts';
import type { Problem, Result } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import type { Page } from './page.ts';
import type { CallbackCalls, TicketCalls, TicketRecord } from './ticket-types.ts';

export type { Page } from './page.ts';
export type { TicketRecord } from './ticket-types.ts';

/** The Connection tab, with the private key in clear. */
export interface ConnectionValues {
  readonly site: string;
  readonly companyId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  /** The API client id that ConnectWise wants with every request; null where the operator has none yet. */
  readonly clientId: string | null;
}

/** One finished exchange, for the log and the metrics. Never holds a header or a body. */
export interface RequestLog {
  readonly method: string;
  /** The path with ids replaced, so that it can be counted by. */
  readonly route: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId?: string;
  readonly problem?: string;
}

export interface ConnectWiseOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether addresses inside the operator's own network may be called. Loopback always may. */
  readonly allowPrivateNetwork: boolean;
  /** ConnectWise refuses beyond 1,000. */
  readonly requestsPerMinute?: number;
  readonly createTimeoutMs?: number;
  readonly readTimeoutMs?: number;
  readonly log?: (entry: RequestLog) => void;
  /** How names are looked up; the system's resolver when left out. */
  readonly lookup?: Lookup;
}

export interface NewTicket {
  readonly summary: string;
  readonly initialDescription: string;
  readonly boardId: number;
  readonly statusId: number;
  readonly typeId: number;
  readonly priorityId: number;
  readonly companyId: number;
  readonly externalXRef: string;
  /** What is left out, ConnectWise chooses by itself. */
  readonly subTypeId?: number;
  readonly itemId?: number;
  readonly teamId?: number;
  readonly sourceId?: number;
  readonly severity?: TicketLevel;
  readonly impact?: TicketLevel;
}

export const ticketLevels = ['Low', 'Medium', 'High'] as const;
export type TicketLevel = (typeof ticketLevels)[number];

/** The three outcomes of a create that left, and the one that did not. */
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
      /** What ConnectWise refused, where it says so: `company`, `board`, `status`, `type`, `priority`, … */
      readonly field?: string;
      readonly requestId?: string;
    }
  | {
      readonly outcome: 'unknown';
      readonly problem: Problem;
      readonly status?: number;
      readonly requestId?: string;
    }
  | { readonly outcome: 'not_sent'; readonly problem: Problem; readonly retryAfterMs?: number };

/** Anything with an id and a name; only these two are certain. */
export interface NamedRecord {
  readonly id: number;
  readonly name: string;
  readonly inactive: boolean;
  /** Whether ConnectWise takes it where nothing else is chosen, where it says so. */
  readonly isDefault?: boolean;
  /** Where ConnectWise puts it among its like. */
  readonly sort?: number;
}

export interface CompanyRecord {
  readonly id: number;
  readonly name: string;
  /** The short name, which tells look-alikes apart. */
  readonly identifier?: string;
  readonly status?: string;
  /** The names of its types, such as Client or Vendor. */
  readonly types?: readonly string[];
  /** In ConnectWise's recycle bin. */
  readonly deleted?: boolean;
  /** When somebody changed it last, where ConnectWise says. */
  readonly updatedAt?: Date;
}

/** `search` looks into name and identifier. A page at a time in order of name, or all there are in order of id. */
export type CompanyQuery =
  | { readonly search?: string; readonly page?: number; readonly pageSize?: number }
  | { readonly search?: string; readonly all: true };

export interface SubtypeRecord extends NamedRecord {
  /** The types that it belongs to, where ConnectWise says so. */
  readonly typeIds?: readonly number[];
}

export interface StatusRecord extends NamedRecord {
  /** Whether a ticket in this status is closed, where ConnectWise says so. */
  readonly closed?: boolean;
  /** Whether it ends the clock of the service level (`escalationStatus` Resolved): the work is done. */
  readonly resolved?: boolean;
}

/** Somebody who works in ConnectWise. */
export interface MemberRecord {
  readonly id: number;
  /** What they sign in with, and what their notes are signed with. */
  readonly identifier: string;
  readonly name: string;
  readonly inactive: boolean;
  /** An API member: a program, and nobody who writes notes. */
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

export interface ConnectWise extends TicketCalls, CallbackCalls {
  info(signal?: AbortSignal): Promise<Result<{ version: string }>>;
  companies(query: CompanyQuery, signal?: AbortSignal): Promise<Result<Page<CompanyRecord>>>;
  /** null when there is no such company any more. */
  company(id: number, signal?: AbortSignal): Promise<Result<CompanyRecord | null>>;
  boards(signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  statuses(boardId: number, signal?: AbortSignal): Promise<Result<StatusRecord[]>>;
  types(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  priorities(signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  subtypes(boardId: number, signal?: AbortSignal): Promise<Result<SubtypeRecord[]>>;
  items(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  teams(boardId: number, signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  sources(signal?: AbortSignal): Promise<Result<NamedRecord[]>>;
  /** Needs no more than reading the own role does: Member Maintenance: Inquire = All. */
  members(signal?: AbortSignal): Promise<Result<MemberRecord[]>>;
  mySecurity(signal?: AbortSignal): Promise<Result<SecurityRow[]>>;
  /** null when there is no such ticket. */
  ticket(id: number, signal?: AbortSignal): Promise<Result<TicketRecord | null>>;
  ticketsByReference(reference: string, signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** Those of several references that the role may see, in one search. */
  ticketsByReferences(references: readonly string[], signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** Never throws, never posts twice. `beforeSend` runs at the last moment; when it gives false nothing is sent. */
  createTicket(
    ticket: NewTicket,
    options?: { signal?: AbortSignal; beforeSend?: () => Promise<boolean> },
  ): Promise<CreateOutcome>;
  close(): Promise<void>;
}

/** What is chosen in the Services tab, as far as it is. */
export interface Chosen {
  readonly boardId?: number;
  readonly statusId?: number;
  readonly typeId?: number;
  readonly priorityId?: number;
}
