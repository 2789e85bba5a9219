import { claimsOf, headerOf } from './claims.ts';
import type { ProviderRefusal, RefusedBy } from './refusals.ts';

/** The values that an ID token must match. */
export interface TokenRules {
  readonly issuer?: string | readonly string[] | undefined;
  readonly audience?: string | readonly string[] | undefined;
  readonly algorithms?: readonly string[] | undefined;
  readonly nonce?: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** Whether the provider publishes the signing key of this token. */
  findKey(header: { alg: string; kid?: string | undefined }): Promise<'known' | 'unknown' | 'unreachable'>;
}

/** The difference of clocks that better-auth allows, in seconds. */
export const clockTolerance = 30;

const needed = ['iss', 'sub', 'aud', 'exp', 'iat'] as const;

/** Why better-auth refused a token; better-auth itself gives no reason. */
export async function explainToken(token: string, rules: TokenRules): Promise<RefusedBy> {
  const header = headerOf(token);
  const claims = claimsOf(token);
  if (token.split('.').length !== 3 || header === undefined) return { code: 'token_unreadable' };
  const missing = needed.filter((name) => claims?.[name] === undefined);
  if (claims === undefined || missing.length > 0) return { code: 'token_incomplete', details: { missing } };

  const { iss, aud, exp, iat, nbf, nonce } = claims;
  if (!covers(rules.issuer, iss)) return differs('wrong_issuer', rules.issuer, iss);
  if (![aud].flat().some((one) => covers(rules.audience, one)))
    return differs('wrong_audience', rules.audience, aud);
  const times = { now: rules.now, issuedAt: iat, notBefore: nbf, expiresAt: exp };
  if (Number(exp) <= rules.now - clockTolerance) return { code: 'token_expired', details: times };
  if (nbf !== undefined && Number(nbf) > rules.now + clockTolerance)
    return { code: 'token_from_the_future', details: times };
  if (rules.nonce !== undefined && nonce !== rules.nonce) return { code: 'wrong_nonce' };
  if (rules.algorithms !== undefined && !rules.algorithms.includes(header.alg))
    return differs('wrong_algorithm', rules.algorithms, header.alg);
  const key = { alg: header.alg, kid: header.kid };
  const found = await rules.findKey(header);
  if (found === 'unreachable') return { code: 'keys_unreachable' };
  return { code: found === 'unknown' ? 'unknown_key' : 'wrong_signature', details: key };
}

const covers = (expected: string | readonly string[] | undefined, value: unknown): boolean =>
  expected === undefined || [expected].flat().some((one) => one === value);

const differs = (code: ProviderRefusal, expected: unknown, received: unknown): RefusedBy => ({
  code,
  details: { expected, received },
});
