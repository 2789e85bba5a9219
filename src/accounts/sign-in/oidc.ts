/** An OpenID provider, as the environment names it. */
export interface OidcProvider {
  /** What the button says. */
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

/** The provider’s id in addresses, as in `/api/auth/callback/oidc`, and with each account that it vouches for. */
export const oidcId = 'oidc';

/**
 * Sign-in by an OpenID provider, with PKCE and a nonce; its ID tokens are checked against its keys. Nobody is signed
 * up by it: whoever comes must have been added, under an e-mail address that the provider has verified.
 */
export async function oidcPlugin({ name, discoveryUrl, clientId, clientSecret }: OidcProvider) {
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
  return genericOAuth({
    config: [
      {
        providerId: oidcId,
        name,
        discoveryUrl,
        clientId,
        ...(clientSecret === undefined ? {} : { clientSecret }),
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  });
}
