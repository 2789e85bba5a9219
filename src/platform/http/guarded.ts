import { refuse } from '../values/problem.ts';
import { type GuardedScope, guardedScopes, type Principal } from './principal.ts';
import { httpProblems } from './problems.ts';

/** How long a confirmation by password and code counts, in milliseconds. Signing in counts as one. */
export const confirmedForMs = 10 * 60_000;

/** What is missing for a guarded action; null if nothing is. */
export function missingFor(
  { kind, confirmed, scopes }: Principal,
  scope: GuardedScope,
): 'confirmation' | 'scope' | null {
  // The local operator can read the database and its key anyway.
  if (kind === 'operator') return null;
  if (kind === 'user') return confirmed === true ? null : 'confirmation';
  return scopes === undefined || scopes.includes(scope) ? null : 'scope';
}

/** The scopes that `giver` does not have, and so may not grant. */
export function cannotGive(giver: Principal, wanted: readonly GuardedScope[]): GuardedScope[] {
  return giver.kind === 'token' ? wanted.filter((scope) => missingFor(giver, scope) !== null) : [];
}

export const parseScopes = (stored: string): GuardedScope[] => {
  const named = stored.split(',');
  return guardedScopes.filter((scope) => named.includes(scope));
};

/** @throws `forbidden` if something is missing for the guarded action. */
export function demandGuarded(principal: Principal, scope: GuardedScope): void {
  const missing = missingFor(principal, scope);
  if (missing === 'confirmation') throw refuse('forbidden', httpProblems.confirmationNeeded());
  if (missing === 'scope') throw refuse('forbidden', httpProblems.scopeMissing(scope));
}
