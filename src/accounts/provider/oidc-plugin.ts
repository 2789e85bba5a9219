import type { Clock } from '../../platform/values/clock.ts';
import { currentAttempt, noteRefusal } from './attempt.ts';
import { emailOf } from './claims.ts';
import type { Discovery } from './discover.ts';
import { explainExchange } from './explain-exchange.ts';
import { explainToken } from './explain-token.ts';
import { fetchClaims, type Tokens } from './fetch-claims.ts';
import { type OidcProvider, oidcId } from './provider.ts';
import type { ProviderSettings } from './provider-settings.ts';

export interface PluginDeps {
  readonly clock: Clock;
  readonly document: Discovery;
  readonly settings: () => Promise<ProviderSettings>;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Sign-in by an OpenID provider, with PKCE and a nonce; its ID tokens are checked against its keys. It creates no
 * users: an administrator must have added the person, under an e-mail address that the provider has verified. Without
 * an ID token nobody is signed in, because an access token may have been issued for another application.
 */
export async function oidcPlugin(provider: OidcProvider, deps: PluginDeps) {
  const { name, discoveryUrl, clientId, clientSecret, scopes = [] } = provider;
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
  // Without its hooks: they would add a provider later that reports no causes (auths.ts builds everything again
  // instead).
  const { hooks: _, ...plugin } = genericOAuth({
    config: [
      {
        providerId: oidcId,
        name,
        discoveryUrl,
        clientId,
        ...(clientSecret === undefined
          ? {}
          : { clientSecret, authentication: authenticationOf(deps.document) }),
        scopes: ['openid', 'email', 'profile', ...scopes],
        pkce: true,
        requireIdTokenVerification: true,
        getUserInfo: (tokens) => readUser(tokens, deps),
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  });
  return {
    ...plugin,
    async init(...given: Parameters<typeof plugin.init>) {
      const { context } = await plugin.init(...given);
      return {
        context: { ...context, socialProviders: context.socialProviders.map((one) => explaining(one, deps)) },
      };
    },
  };
}

/** How the client secret is sent. The default of better-auth is the body. */
const authenticationOf = ({ token_endpoint_auth_methods_supported: methods }: Discovery) =>
  methods?.includes('client_secret_basic') && !methods.includes('client_secret_post') ? 'basic' : 'post';

async function readUser(tokens: Tokens, { document, settings, fetch }: PluginDeps) {
  const rules = await settings();
  const claims = await fetchClaims(tokens, document, rules, fetch);
  const attempt = currentAttempt();
  if (claims === null || attempt === undefined) return null;
  attempt.claims = claims;
  if (tokens.idToken !== undefined) attempt.idToken = tokens.idToken;
  const { email, verified } = emailOf(claims, rules);
  return { ...claims, id: claims.sub, email, emailVerified: verified };
}

/** The methods of better-auth’s provider that fail without a reason. */
interface Explained {
  readonly idToken?: unknown;
  validateAuthorizationCode(data: never): Promise<unknown>;
  getUserInfo(tokens: never): Promise<unknown>;
}

/** jose’s keys of a provider. */
interface RemoteKeys {
  (header: object, token: object): Promise<unknown>;
  reload(): Promise<void>;
}

interface Verification {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms?: readonly string[];
  readonly jwks: RemoteKeys;
}

/** The same provider, but it records why it fails. The decision remains better-auth’s. */
function explaining<P extends Explained>(provider: P, { clock }: PluginDeps): P {
  const explained: Explained = {
    async validateAuthorizationCode(data) {
      try {
        return await provider.validateAuthorizationCode(data);
      } catch (error) {
        noteRefusal(explainExchange(error));
        throw error;
      }
    },
    async getUserInfo(tokens) {
      const user = await provider.getUserInfo(tokens);
      const { idToken, expectedIdTokenNonce: nonce } = tokens as Tokens & { expectedIdTokenNonce?: string };
      if (user !== null || currentAttempt()?.refusedBy !== undefined) return user;
      if (idToken === undefined) {
        noteRefusal({ code: 'no_id_token' });
        return user;
      }
      const { issuer, audience, algorithms, jwks } = provider.idToken as Verification;
      const now = Math.floor(clock.now().getTime() / 1000);
      const rules = { issuer, audience, algorithms, nonce, now };
      const explain = () => explainToken(idToken, { ...rules, findKey: (header) => findKey(jwks, header) });
      const refusedBy = await explain();
      // jose reads the keys again at most every 30 s. A provider that has just changed its key would be refused.
      if (refusedBy.code !== 'unknown_key' || !(await readKeysAgain(jwks))) {
        noteRefusal(refusedBy);
        return user;
      }
      const second = await provider.getUserInfo(tokens);
      if (second === null && currentAttempt()?.refusedBy === undefined) noteRefusal(await explain());
      return second;
    },
  };
  return { ...provider, ...explained };
}

/** Only a token that the provider itself has just issued leads here, so a stranger cannot cause these requests. */
async function readKeysAgain(jwks: RemoteKeys): Promise<boolean> {
  try {
    await jwks.reload();
    return true;
  } catch {
    return false;
  }
}

/** Finds the result in jose’s errors. */
async function findKey(
  jwks: Verification['jwks'],
  header: object,
): Promise<'known' | 'unknown' | 'unreachable'> {
  try {
    await jwks(header, {});
    return 'known';
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return code === 'ERR_JWKS_NO_MATCHING_KEY' || code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS'
      ? 'unknown'
      : 'unreachable';
  }
}
