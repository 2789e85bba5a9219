import { loadSetting } from '../../platform/settings/store.ts';
import { ProblemError, refuse } from '../../platform/values/problem.ts';
import { oidcPlugin } from '../provider/oidc-plugin.ts';
import type { OpenedProvider } from '../provider/open-provider.ts';
import { oidcId } from '../provider/provider.ts';
import { providerSettings } from '../provider/provider-settings.ts';
import { type Auth, type AuthDeps, makeAuth } from './auth.ts';
import { signInProblems } from './problems.ts';

export interface Auths {
  /** For everything except the OpenID provider. */
  own(): Promise<Auth>;
  /** With the OpenID provider. Throws a problem if none is set, or it does not answer. */
  withProvider(): Promise<Auth>;
}

/** How long to wait for the provider's discovery document, in milliseconds. */
const discoveryPatience = 10_000;

/**
 * Two instances of better-auth over the same tables. Creating one with a provider waits for that provider without a
 * limit (better-auth 1.7.25, generic-oauth), and passwords must work while the provider is down.
 */
export function makeAuths(deps: AuthDeps, provider?: OpenedProvider): Auths {
  const own = keepUnlessFailed(() => makeAuth(deps));
  const provided = keepUnlessFailed(async () => {
    if (provider === undefined) throw new ProblemError(signInProblems.noProvider());
    const found = await provider.discovery();
    if (!found.ok) throw refuse('unavailable', signInProblems.providerSilent(provider.name, found.problem));
    const plugin = await oidcPlugin(provider, {
      clock: deps.clock,
      document: found.value,
      settings: () => loadSetting(deps.db, providerSettings),
      fetch: globalThis.fetch,
    });
    const auth = await makeAuth(deps, plugin);
    const { socialProviders } = await inTime(auth.$context, provider.name);
    if (!socialProviders.some(({ id }) => id === oidcId))
      throw refuse('unavailable', signInProblems.providerSilent(provider.name));
    return auth;
  });
  return { own, withProvider: provided };
}

async function inTime<T>(work: Promise<T>, name: string): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const say = () => reject(refuse('unavailable', signInProblems.providerSilent(name)));
    setTimeout(say, discoveryPatience).unref();
  });
  return Promise.race([work, late]);
}

/** The first call creates it; after a failure the next call tries again. */
function keepUnlessFailed<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
