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
  | { readonly outcome: 'unknown'; readonly problem: Problem };
