import type { CompanyScope } from '../database/company-scope.ts';

/** What a user or token may do: a viewer reads, an analyst acts on incidents and tickets, an admin sets Picket up. */
export type Role = 'viewer' | 'analyst' | 'admin';

export const roles = ['viewer', 'analyst', 'admin'] as const satisfies readonly Role[];

/** Actions that need more than a role: each can lead to every other right, or to every secret. */
export const guardedScopes = ['tokens', 'users', 'connection', 'export'] as const;

export type GuardedScope = (typeof guardedScopes)[number];

/** The actor of a request. `name` is what the audit trail and the timelines show. */
export interface Principal {
  readonly kind: 'user' | 'token' | 'operator';
  /** Unique, and the same at every request: limits are counted by it. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The companies whose detections, incidents and tickets the actor may see. */
  readonly companies: CompanyScope;
  /** For a person: whether they confirmed with password and code within the last minutes. */
  readonly confirmed?: boolean;
  /** For a person: they must use two-factor sign-in and have not switched it on. */
  readonly lacksTwoFactor?: boolean;
  /** For an API token: the guarded actions that it may do. */
  readonly scopes?: readonly GuardedScope[];
}

/** Whether `role` may do what `needed` may: every role may do what the roles below it may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The actor for the audit trail. The id is included because two actors may have the same name. */
export function actorOf(principal: Pick<Principal, 'id' | 'name'>): string {
  return `${principal.name} (${principal.id})`;
}
