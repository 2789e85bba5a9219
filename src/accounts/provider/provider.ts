/** An OpenID provider, as set in the environment. */
export interface OidcProvider {
  /** The text on the button. */
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Scopes beyond `openid email profile`. */
  readonly scopes?: readonly string[] | undefined;
}

/** The provider’s id in addresses, as in `/api/auth/callback/oidc`, and in the accounts of its users. */
export const oidcId = 'oidc';
