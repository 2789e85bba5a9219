import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type TokenAuthenticator, tokenAuthenticator } from './authenticate.ts';
import type { Listening } from './own-url.ts';
import type { OpenedProvider } from './provider/open-provider.ts';
import { providerSettingsRoutes } from './provider/provider-settings-routes.ts';
import { tokenRoutes } from './routes.ts';
import type { AuthDeps } from './sign-in/auth.ts';
import { makeAuths } from './sign-in/auths.ts';
import { confirmRoute } from './sign-in/confirm-route.ts';
import { cookieNames } from './sign-in/cookies.ts';
import { countAttempts } from './sign-in/count-attempts.ts';
import { knownDevices } from './sign-in/known-device.ts';
import { providerCallbackRoute } from './sign-in/provider-callback.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { type SessionAuthenticator, sessionAuthenticator } from './sign-in/sessions.ts';
import { signInSettingsRoutes } from './sign-in/settings-routes.ts';
import type { ProviderRefused } from './sign-in/sign-in-options.ts';
import { meRoutes } from './users/me-routes.ts';
import { userRoutes } from './users/routes.ts';
import { welcomeRoutes } from './users/welcome-routes.ts';

export interface AccountsOptions extends AuthDeps {
  readonly provider?: OpenedProvider | undefined;
  readonly listening?: Listening | undefined;
  /** Called with the cause when a sign-in with the provider failed. A redirect answers the browser. */
  readonly providerRefused?: ProviderRefused | undefined;
}

/** Users and API tokens, and what each may do. */
export interface Accounts {
  readonly tokens: TokenAuthenticator;
  readonly sessions: SessionAuthenticator;
  readonly routes: readonly FastifyPluginAsyncZod[];
  /** Clears the caches of tokens and sessions in this process. */
  forget(): void;
}

export function makeAccounts(options: AccountsOptions): Accounts {
  const { db, clock, provider } = options;
  const tokens = tokenAuthenticator({ db, clock });
  const auths = makeAuths(options, provider);
  const sessions = sessionAuthenticator({ db, auths, clock, publicUrl: options.publicUrl });
  const attempts = countAttempts({ db, clock });
  const devices = knownDevices(options.keyring, options.random, cookieNames(options.publicUrl));
  const changed = () => {
    sessions.forget();
    tokens.forget();
  };
  return {
    tokens,
    sessions,
    routes: [
      signInRoutes({ ...options, auths, attempts, devices, changed }),
      providerCallbackRoute({ ...options, auths, attempts, devices, changed }),
      welcomeRoutes({
        ...options,
        attempts,
        providerName: provider?.name ?? null,
        changed,
      }),
      confirmRoute({ ...options, auths, attempts, devices, changed }),
      signInSettingsRoutes({ db, clock, changed }),
      providerSettingsRoutes({ db, clock }),
      meRoutes({ db }),
      userRoutes({ ...options, changed }),
      tokenRoutes({ ...options, onRevoked: () => tokens.forget() }),
    ],
    forget() {
      tokens.forget();
      sessions.forget();
    },
  };
}
