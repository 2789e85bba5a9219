import type { Discovery } from './discover.ts';

/** The longest ID token, in characters, that is put into an address: proxies and providers refuse longer ones. */
const longestHint = 4000;

/**
 * The sign-out page of the provider (OpenID Connect RP-Initiated Logout, section 2); null if it has none. The provider
 * must have the return address registered. Without the ID token it asks the person first.
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
