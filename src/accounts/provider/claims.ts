import { z } from 'zod';
import { parseJson } from '../../platform/values/parse-json.ts';

/** The claims of a provider about a person, in an ID token or at its userinfo endpoint. */
export const claimsSchema = z.looseObject({ sub: z.string().min(1) });

export type Claims = z.infer<typeof claimsSchema>;

/** A part of a JWT as JSON; undefined if it is not JSON. */
function partOf(token: string, index: 0 | 1): unknown {
  try {
    return parseJson(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The claims of an ID token. Verifying it is better-auth's task. */
export const claimsOf = (idToken: string): Claims | undefined =>
  claimsSchema.safeParse(partOf(idToken, 1)).data;

const headerSchema = z.looseObject({ alg: z.string(), kid: z.string().optional() });

export const headerOf = (idToken: string) => headerSchema.safeParse(partOf(idToken, 0)).data;

/** How the e-mail address of a person is found in claims. */
export interface EmailRule {
  /** `email`, unless the provider uses another claim (Entra ID: `preferred_username`). */
  readonly emailClaim: string;
  /**
   * Whether addresses count as verified, because only the provider’s administrators assign them (Entra ID does not
   * say).
   */
  readonly trustEmail: boolean;
}

/** The e-mail address of a person, and whether it identifies the person. */
export function emailOf(
  claims: Claims,
  { emailClaim, trustEmail }: EmailRule,
): { email: string | undefined; verified: boolean } {
  const value = claims[emailClaim];
  const email = typeof value === 'string' && value.includes('@') ? value : undefined;
  // `email_verified` refers to the claim `email` only (OpenID Connect Core, section 5.1).
  const said = emailClaim === 'email' ? claims.email_verified : undefined;
  return { email, verified: trustEmail || said === true || said === 'true' };
}

/** The groups in a claim; or why there are none, if the claim is missing. */
export type Groups =
  | { readonly known: true; readonly names: readonly string[] }
  | { readonly known: false; readonly why: 'groups_missing' | 'groups_too_many' };

/**
 * Reads a claim of groups: a list, or one name as a text. A dot leads into an object (Keycloak’s `realm_access.roles`),
 * unless a claim has that whole name (Auth0’s `https://…/groups`).
 */
export function groupsOf(claims: Claims, claim: string): Groups {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : valueAt(claims, claim.split('.'));
  if (typeof value === 'string') return { known: true, names: [value] };
  if (Array.isArray(value)) return { known: true, names: value.filter((one) => typeof one === 'string') };
  return { known: false, why: isOverage(claims, claim) ? 'groups_too_many' : 'groups_missing' };
}

function valueAt(claims: Claims, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    claims,
  );
}

/** Whether Entra ID left out more than 200 groups: it sends an address instead of them, or `hasgroups`. */
function isOverage(claims: Claims, claim: string): boolean {
  const names = claims._claim_names;
  const isDistributed = typeof names === 'object' && names !== null && Object.hasOwn(names, claim);
  return isDistributed || String(claims.hasgroups) === 'true';
}
