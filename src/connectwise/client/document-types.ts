import type { Result } from '../../platform/values/problem.ts';
import type { WriteOutcome } from './ticket-types.ts';

export interface NewDocument {
  readonly title: string;
  readonly fileName: string;
  /** Text, sent as UTF-8. */
  readonly content: string;
  readonly type: string;
}

export interface DocumentRecord {
  readonly id: number;
  readonly title: string;
}

/** The files that are attached to a ticket. */
export interface DocumentCalls {
  documents(ticketId: number, signal?: AbortSignal): Promise<Result<DocumentRecord[]>>;
  /** Sent once; after `unknown` it may exist, see `documents`. `beforeSend` works as in `addNote`. Does not throw. */
  addDocument(
    ticketId: number,
    document: NewDocument,
    signal?: AbortSignal,
    beforeSend?: () => Promise<boolean>,
  ): Promise<WriteOutcome<{ readonly id: number }>>;
}
