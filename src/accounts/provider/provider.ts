/** An OpenID provider, as the environment names it. */
export interface OidcProvider {
  /** What the button says. */
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Asked for beyond `openid email profile`. */
  readonly scopes?: readonly string[] | undefined;
}

/** The provider’s id in addresses, as in `/api/auth/callback/oidc`, and with each account that it vouches for. */
export const oidcId = 'oidc';
