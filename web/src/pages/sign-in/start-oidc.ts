import { callAuth } from '../../session/call-auth.ts';

/** Leaves for the identity provider, which sends the browser back to `to`. */
export async function startOidc(to: string): Promise<void> {
  const { url } = await callAuth<{ url: string }>('sign-in/social', {
    provider: 'oidc',
    callbackURL: to,
    errorCallbackURL: '/sign-in',
  });
  location.assign(url);
}
