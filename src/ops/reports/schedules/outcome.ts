import type { Problem } from '../../../platform/values/problem.ts';

/** The outcome of one attempt. Only `not_sent` is retried without a person or a search. */
export type SendOutcome =
  | {
      readonly outcome: 'sent';
      readonly connectwiseId?: number;
      readonly url?: string;
      readonly problem?: Problem | null;
    }
  /** Nothing arrived, and a retry may succeed. */
  | { readonly outcome: 'not_sent'; readonly problem: Problem }
  /** Nothing arrived, and a retry would not succeed. */
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** It may have arrived. */
  | {
      readonly outcome: 'unknown';
      readonly problem: Problem;
      /** ConnectWise could not be asked for it. */
      readonly unread?: true;
    };

/** A report that is about to be sent. */
export interface ToSend {
  readonly reference: string;
  readonly test: boolean;
  /** Runs last, when everything is ready; false: it is not sent. */
  readonly beforeSend: () => Promise<boolean>;
}
