import type { CompanyScope } from '../database/company-scope.ts';

/** What somebody may do: a viewer reads, an analyst acts on incidents and tickets, an admin sets Picket up. */
export type Role = 'viewer' | 'analyst' | 'admin';

export const roles = ['viewer', 'analyst', 'admin'] as const satisfies readonly Role[];

/** What takes more than a role: it can lead to every other right, or to every secret. */
export const guardedScopes = ['tokens', 'users', 'connection', 'export'] as const;

export type GuardedScope = (typeof guardedScopes)[number];

/** Whoever acts. `name` is what the audit trail and the timelines say. */
export interface Principal {
  readonly kind: 'user' | 'token' | 'operator';
  /** Unlike any other's, and the same at every request: limits are counted by it. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The companies whose detections, incidents and tickets it may see. */
  readonly companies: CompanyScope;
  /** Of a person: whether password and code were given within the last minutes. */
  readonly confirmed?: boolean;
  /** Of a person: two-factor sign-in is required of them, and is off. */
  readonly lacksTwoFactor?: boolean;
  /** Of an API token: the guarded actions that it may do. */
  readonly scopes?: readonly GuardedScope[];
}

/** Whether `role` may do what asks for `needed`: every role may do what the ones below it may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** Who it was, for the audit trail: names may be given twice. */
export function actorOf(principal: Pick<Principal, 'id' | 'name'>): string {
  return `${principal.name} (${principal.id})`;
}
