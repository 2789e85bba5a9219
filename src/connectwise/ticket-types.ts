import type { Problem, Result } from '../values/problem.ts';
import type { Page } from './page.ts';

export interface TicketRecord {
  readonly id: number;
  readonly summary?: string;
  readonly externalXRef?: string;
  readonly boardId?: number;
  readonly boardName?: string;
  readonly statusId?: number;
  readonly statusName?: string;
  readonly companyId?: number;
  readonly companyName?: string;
  /** Whether its status is one that closes, where ConnectWise says so. */
  readonly closed?: boolean;
  readonly closedAt?: Date;
  /** When anything about it last changed, by ConnectWise’s clock. */
  readonly updatedAt?: Date;
  /** Who changed it last, by a member’s identifier. */
  readonly updatedBy?: string;
  /** The ticket that a person merged this one into. */
  readonly mergedInto?: number;
  readonly url: string;
}

/** One line of a JSON Patch. A reference is replaced whole: `status` with `{ id }`, never `status/id`. */
export interface TicketOperation {
  readonly op: 'add' | 'replace' | 'remove';
  /** With ConnectWise’s own case: `status`, never `Status`. */
  readonly path: string;
  readonly value?: unknown;
}

export interface NewNote {
  readonly text: string;
  /** For technicians alone; otherwise it stands in the discussion, which the customer reads. */
  readonly internal: boolean;
}

export interface NoteRecord {
  readonly id: number;
  readonly text: string;
  readonly internal: boolean;
  /** The member who wrote it, by identifier. */
  readonly member?: string;
  /** Whether a customer wrote it. */
  readonly byContact: boolean;
  /** Who wrote it, as ConnectWise has it: a member’s identifier, or what stands for a customer. */
  readonly createdBy?: string;
  readonly createdAt?: Date;
}

/** One line of a ticket’s audit trail. */
export interface AuditRecord {
  readonly text: string;
  /** Who did it: a member’s identifier, or what stands for a rule, a customer or a program. */
  readonly by?: string;
  readonly at?: Date;
  /** What did it on their behalf, where ConnectWise says so. */
  readonly source?: string;
}

export interface NotSent {
  readonly outcome: 'not_sent';
  readonly problem: Problem;
  readonly retryAfterMs?: number;
}

/** What came of a write: done, certainly not done, or nobody knows; and the one that did not leave. */
export type WriteOutcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | {
      readonly outcome: 'refused';
      readonly problem: Problem;
      readonly status: number;
      readonly field?: string;
    }
  | { readonly outcome: 'unknown'; readonly problem: Problem }
  | NotSent;

export interface CallbackRecord {
  readonly id: number;
  readonly url: string;
  /** Whether ConnectWise has switched it off: after three days in which no call succeeded. */
  readonly inactive: boolean;
}

/** What has ConnectWise tell of changes at once. */
export interface CallbackCalls {
  callbacks(signal?: AbortSignal): Promise<Result<CallbackRecord[]>>;
  /** For every ticket, but for our own changes. ConnectWise appends the ticket's number to the address. */
  addCallback(
    callback: { readonly url: string; readonly description: string },
    signal?: AbortSignal,
  ): Promise<WriteOutcome<{ readonly id: number }>>;
  removeCallback(id: number, signal?: AbortSignal): Promise<WriteOutcome<null>>;
  /** The key that calls are signed with, from the address that a call names: only on the connected site. */
  callbackKey(keyUrl: string, signal?: AbortSignal): Promise<Result<string>>;
}

export interface ChangedSince {
  /** By ConnectWise’s clock, to the second. */
  readonly since: Date;
  /** What the references of our tickets begin with. */
  readonly referencePrefix: string;
}

/** What can be done with tickets that are there. */
export interface TicketCalls {
  /**
   * Those of the tickets that ConnectWise has, in one request for each hundred. All of it or a problem: an answer
   * that is cut short or not of these tickets is never taken for their absence. Yet one that is missing should be
   * asked for by itself before that is believed.
   */
  ticketsByIds(ids: readonly number[], signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** Tickets whose reference begins with ours and that changed at or after a time, in no order. */
  ticketsChangedSince(since: ChangedSince, signal?: AbortSignal): Promise<Result<Page<TicketRecord>>>;
  /** The audit trail of a ticket: who changed what, the oldest first. */
  ticketAudit(ticketId: number, signal?: AbortSignal): Promise<Result<AuditRecord[]>>;
  /** All notes of a ticket, in order of id. */
  notes(ticketId: number, signal?: AbortSignal): Promise<Result<NoteRecord[]>>;
  /**
   * Sent once. Gives the ticket as ConnectWise has it then: look whether it became what was asked for, since
   * ConnectWise takes some operations and does nothing.
   */
  changeTicket(
    id: number,
    operations: readonly TicketOperation[],
    signal?: AbortSignal,
  ): Promise<WriteOutcome<TicketRecord>>;
  /**
   * Sent once; after `unknown` it may be there, see `notes`. `beforeSend` runs at the last moment; when it gives false
   * nothing is sent. It does not throw.
   */
  addNote(
    ticketId: number,
    note: NewNote,
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<{ readonly id: number }>>;
}
