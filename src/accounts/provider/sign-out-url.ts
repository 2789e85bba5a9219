import type { Discovery } from './discover.ts';

/** Characters of an ID token that still go into an address: proxies and providers refuse long ones. */
const longestHint = 4000;

/**
 * Where the provider signs somebody out (OpenID Connect RP-Initiated Logout, section 2); null if it has no such address. The
 * provider has to know the page that it leads back to. Without the ID token it asks the person first.
 */
export function signOutUrl(
  { end_session_endpoint }: Pick<Discovery, 'end_session_endpoint'>,
  { clientId, idToken, back }: { readonly clientId: string; readonly idToken: string; readonly back: string },
): string | null {
  if (end_session_endpoint === undefined) return null;
  const url = new URL(end_session_endpoint);
  if (idToken.length <= longestHint) url.searchParams.set('id_token_hint', idToken);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('post_logout_redirect_uri', back);
  return url.href;
}
