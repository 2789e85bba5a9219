import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claims } from './claims.ts';
import type { RefusedBy } from './refusals.ts';

/** What becomes known while better-auth works on the answer of a provider, and does not come out of it. */
export interface Attempt {
  idToken?: string;
  claims?: Claims;
  /** The first cause that is found. */
  refusedBy?: RefusedBy;
}

const attempts = new AsyncLocalStorage<Attempt>();

/** The attempt that runs; undefined in every other request. */
export const currentAttempt = (): Attempt | undefined => attempts.getStore();

/** Notes why the attempt that runs fails, unless an earlier cause is known. */
export function noteRefusal(by: RefusedBy): void {
  const attempt = currentAttempt();
  if (attempt !== undefined) attempt.refusedBy ??= by;
}

/** Runs the work as one attempt, and gives what became known along with its result. */
export async function asAttempt<T>(work: () => Promise<T>): Promise<{ result: T; attempt: Attempt }> {
  const attempt: Attempt = {};
  return { result: await attempts.run(attempt, work), attempt };
}
