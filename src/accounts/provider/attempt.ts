import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claims } from './claims.ts';
import type { RefusedBy } from './refusals.ts';

/** What is learned while better-auth processes the answer of a provider, and which it does not return. */
export interface Attempt {
  idToken?: string;
  claims?: Claims;
  /** The first cause that was found. */
  refusedBy?: RefusedBy;
}

const attempts = new AsyncLocalStorage<Attempt>();

/** The running attempt; undefined in every other request. */
export const currentAttempt = (): Attempt | undefined => attempts.getStore();

/** Records why the running attempt fails, unless an earlier cause is known. */
export function noteRefusal(by: RefusedBy): void {
  const attempt = currentAttempt();
  if (attempt !== undefined) attempt.refusedBy ??= by;
}

/** Runs the work as one attempt, and returns its result with what was learned. */
export async function asAttempt<T>(work: () => Promise<T>): Promise<{ result: T; attempt: Attempt }> {
  const attempt: Attempt = {};
  return { result: await attempts.run(attempt, work), attempt };
}
