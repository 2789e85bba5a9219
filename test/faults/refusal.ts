import type { Problem } from '../../src/platform/values/problem.ts';

export const host = 'na.connectwise.test';

/** A refusal as the client would give it. */
export interface Refusal {
  readonly status: number;
  readonly problem: Problem;
  readonly field?: string;
  readonly customFields?: { readonly named: readonly string[] };
}

export const isRefusal = (result: object): result is Refusal => 'status' in result && 'problem' in result;
