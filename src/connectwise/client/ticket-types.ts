import type { Problem, Result } from '../../platform/values/problem.ts';
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
  /** Whether its status closes tickets, if ConnectWise says so. */
  readonly closed?: boolean;
  readonly closedAt?: Date;
  /** The time of its last change, by ConnectWise's clock. */
  readonly updatedAt?: Date;
  /** Who changed it last, by member identifier. */
  readonly updatedBy?: string;
  /** The member to whom it is assigned, by identifier or else by name. */
  readonly owner?: string;
  /** All members who are scheduled on it, as ConnectWise writes them: identifiers separated by commas. */
  readonly resources?: string;
  /** The hours entered on it. */
  readonly hours?: number;
  /** The ticket that a person merged this one into. */
  readonly mergedInto?: number;
  readonly url: string;
}

/** One operation of a JSON Patch. A reference is replaced as a whole: `status` with `{ id }`, never `status/id`. */
export interface TicketOperation {
  readonly op: 'add' | 'replace' | 'remove';
  /** In ConnectWise's letter case: `status`, never `Status`. */
  readonly path: string;
  readonly value?: unknown;
}

export interface NewNote {
  readonly text: string;
  /** Internal notes are for technicians; others are in the discussion, which the customer reads. */
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
  /** The author as ConnectWise records it: a member identifier, or a marker for a customer. */
  readonly createdBy?: string;
  readonly createdAt?: Date;
}

/** One entry of a ticket’s audit trail. */
export interface AuditRecord {
  readonly text: string;
  /** The author: a member’s identifier, or a marker for a rule, a customer or a program. */
  readonly by?: string;
  readonly at?: Date;
  /** The program that acted for the author, if ConnectWise names it. */
  readonly source?: string;
}

/** Time that a member entered on a ticket. */
export interface TimeRecord {
  readonly id: number;
  /** Who entered it, by identifier. */
  readonly member?: string;
}

export interface NotSent {
  readonly outcome: 'not_sent';
  readonly problem: Problem;
  readonly retryAfterMs?: number;
}

/** The outcome of a write: done, certainly not done, unknown, or not sent. */
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
  /** Whether ConnectWise disabled it: after three days without a successful call. */
  readonly inactive: boolean;
}

/** Callbacks, with which ConnectWise reports changes at once. */
export interface CallbackCalls {
  callbacks(signal?: AbortSignal): Promise<Result<CallbackRecord[]>>;
  /** For every ticket, except for our own changes. ConnectWise appends the ticket number to the address. */
  addCallback(
    callback: { readonly url: string; readonly description: string },
    signal?: AbortSignal,
  ): Promise<WriteOutcome<{ readonly id: number }>>;
  removeCallback(id: number, signal?: AbortSignal): Promise<WriteOutcome<null>>;
  /** The key that signs calls, read from the address in a call: only on the connected site. */
  callbackKey(keyUrl: string, signal?: AbortSignal): Promise<Result<string>>;
}

export interface ChangedSince {
  /** By ConnectWise's clock, to the second. */
  readonly since: Date;
  /** The prefix of the references of our tickets. */
  readonly referencePrefix: string;
}

/** The operations on existing tickets. */
export interface TicketCalls {
  /**
   * The tickets that exist in ConnectWise, one request for each hundred. Returns all of them or a problem: a truncated
   * answer, or one with other tickets, never counts as absence. Ask for a missing ticket alone before it counts as
   * absent.
   */
  ticketsByIds(ids: readonly number[], signal?: AbortSignal): Promise<Result<TicketRecord[]>>;
  /** Tickets with our reference prefix that changed at or after a time, unordered. */
  ticketsChangedSince(since: ChangedSince, signal?: AbortSignal): Promise<Result<Page<TicketRecord>>>;
  /** The audit trail of a ticket: who changed what, the oldest first. */
  ticketAudit(ticketId: number, signal?: AbortSignal): Promise<Result<AuditRecord[]>>;
  /** The time entries of a ticket. */
  timeEntries(ticketId: number, signal?: AbortSignal): Promise<Result<TimeRecord[]>>;
  /**
   * The identifier of our own member, which ConnectWise records as the author of our changes; null if it does not say.
   */
  ownMember(signal?: AbortSignal): Promise<Result<string | null>>;
  /** All notes of a ticket, by id. */
  notes(ticketId: number, signal?: AbortSignal): Promise<Result<NoteRecord[]>>;
  /**
   * Sent once. Returns the ticket as it is afterwards: check that the change took effect, because ConnectWise
   * accepts some operations without effect. `beforeSend` runs last; if it returns false, nothing is sent.
   */
  changeTicket(
    id: number,
    operations: readonly TicketOperation[],
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<TicketRecord>>;
  /**
   * Sent once; after `unknown` it may exist, see `notes`. `beforeSend` runs last; if it returns false, nothing is sent.
   * Does not throw.
   */
  addNote(
    ticketId: number,
    note: NewNote,
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<{ readonly id: number }>>;
}
