import { z } from 'zod';
import { parseJson } from '../../platform/values/parse-json.ts';

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
 * up by it: whoever comes must have been added, under an e-mail address that the provider has verified. Without an ID
 * token nobody is signed in: an access token may have been given out for another application.
 */
export async function oidcPlugin(
  { name, discoveryUrl, clientId, clientSecret }: OidcProvider,
  fetch: typeof globalThis.fetch,
) {
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
        getUserInfo: (tokens) => fetchUser(tokens, discoveryUrl, fetch),
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  });
}

interface Tokens {
  readonly idToken?: string | undefined;
  readonly accessToken?: string | undefined;
}

/** Whom the ID token names; better-auth has verified it by now. Some providers tell the address apart (userinfo). */
async function fetchUser(
  { idToken, accessToken }: Tokens,
  discoveryUrl: string,
  fetch: typeof globalThis.fetch,
) {
  const claims = idToken === undefined ? undefined : claimsOf(idToken);
  if (claims === undefined) return null;
  const more: Partial<z.infer<typeof claimsSchema>> =
    claims.email === undefined && accessToken !== undefined
      ? await askUserinfo(accessToken, discoveryUrl, fetch)
      : {};
  // OpenID Connect Core, section 5.3.2: what is of another subject must not be used.
  if (more.sub !== undefined && more.sub !== claims.sub) return null;
  const all = { ...more, ...claims };
  const emailVerified = all.email_verified === true || all.email_verified === 'true';
  return { ...all, id: claims.sub, emailVerified };
}

const claimsSchema = z.looseObject({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  name: z.string().optional(),
});

function claimsOf(idToken: string): z.infer<typeof claimsSchema> | undefined {
  try {
    const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8');
    return claimsSchema.safeParse(parseJson(payload)).data;
  } catch {
    return undefined;
  }
}

/** Milliseconds. */
const userinfoPatience = 10_000;

async function askUserinfo(accessToken: string, discoveryUrl: string, fetch: typeof globalThis.fetch) {
  const signal = AbortSignal.timeout(userinfoPatience);
  const discovered = z
    .looseObject({ userinfo_endpoint: z.url() })
    .safeParse(await (await fetch(discoveryUrl, { signal })).json());
  if (!discovered.success) return {};
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await fetch(discovered.data.userinfo_endpoint, { headers, signal });
  return answer.ok ? (claimsSchema.safeParse(await answer.json()).data ?? {}) : {};
}
