import type { Problem } from '../../../platform/values/problem.ts';

/** What became of one attempt. Only `not_sent` is tried again without a person or a search. */
export type SendOutcome =
  | {
      readonly outcome: 'sent';
      readonly connectwiseId?: number;
      readonly url?: string;
      readonly problem?: Problem | null;
    }
  /** Nothing arrived, and the same may pass later. */
  | { readonly outcome: 'not_sent'; readonly problem: Problem }
  /** Nothing arrived, and it would not later. */
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** It may have arrived. */
  | { readonly outcome: 'unknown'; readonly problem: Problem };
