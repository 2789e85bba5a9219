import { noteRefusal } from './attempt.ts';
import { type Claims, claimsOf, claimsSchema, emailOf, groupsOf } from './claims.ts';
import type { Discovery } from './discover.ts';
import type { ProviderSettings } from './provider-settings.ts';

export interface Tokens {
  readonly idToken?: string | undefined;
  readonly accessToken?: string | undefined;
}

/** Milliseconds. */
const patience = 10_000;

/**
 * The claims about the person of the ID token, which better-auth has verified. Missing claims are read from the
 * userinfo endpoint, where some providers have the address or the groups.
 */
export async function fetchClaims(
  { idToken, accessToken }: Tokens,
  { userinfo_endpoint: endpoint }: Pick<Discovery, 'userinfo_endpoint'>,
  settings: ProviderSettings,
  fetch: typeof globalThis.fetch,
): Promise<Claims | null> {
  const claims = idToken === undefined ? undefined : claimsOf(idToken);
  if (claims === undefined) {
    noteRefusal({ code: 'no_id_token' });
    return null;
  }
  if (endpoint === undefined || accessToken === undefined || isEnough(claims, settings)) return claims;
  const more = await askUserinfo(endpoint, accessToken, fetch);
  if (more === null) return claims;
  // OpenID Connect Core, section 5.3.2: claims of another subject must not be used.
  if (more.sub !== claims.sub) {
    noteRefusal({ code: 'userinfo_other_subject' });
    return null;
  }
  return { ...more, ...claims };
}

function isEnough(claims: Claims, settings: ProviderSettings): boolean {
  if (emailOf(claims, settings).email === undefined) return false;
  if (settings.roles.length === 0) return true;
  const groups = groupsOf(claims, settings.groupsClaim);
  return groups.known || groups.why === 'groups_too_many';
}

async function askUserinfo(
  endpoint: string,
  accessToken: string,
  fetch: typeof globalThis.fetch,
): Promise<Claims | null> {
  try {
    const answer = await fetch(endpoint, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const read = answer.ok ? claimsSchema.safeParse(await answer.json()) : undefined;
    if (read?.success === true) return read.data;
    noteRefusal({ code: 'userinfo_failed', details: { status: answer.status } });
  } catch (error) {
    noteRefusal({ code: 'userinfo_failed', details: { why: (error as Error).name } });
  }
  return null;
}
