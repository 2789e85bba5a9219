import { ProblemError } from '../../platform/values/problem.ts';
import { type Auth, type AuthDeps, makeAuth } from './auth.ts';
import type { OidcProvider } from './oidc.ts';
import { signInProblems } from './problems.ts';

export interface Auths {
  /** For everything but the OpenID provider. */
  own(): Promise<Auth>;
  /** With the OpenID provider. Throws a problem where there is none, or where it does not answer. */
  withProvider(): Promise<Auth>;
}

/** Milliseconds that the provider has to say its addresses. */
const discoveryPatience = 10_000;

/**
 * Two of better-auth over the same tables: making one with a provider waits for that provider, with no limit of its
 * own (better-auth 1.7.25, generic-oauth), and passwords must work while the provider is down.
 */
export function makeAuths(deps: AuthDeps, oidc?: OidcProvider): Auths {
  const own = keepUnlessFailed(() => makeAuth(deps));
  const provided = keepUnlessFailed(() => makeAuth(deps, oidc));

  return {
    own,
    async withProvider() {
      if (oidc === undefined) throw new ProblemError(signInProblems.noProvider());
      const auth = await provided();
      const ready = auth.$context.then(() => true);
      const waited = new Promise<false>((resolve) => {
        setTimeout(() => resolve(false), discoveryPatience).unref();
      });
      if (!(await Promise.race([ready, waited])))
        throw new ProblemError(signInProblems.providerSilent(oidc.name));
      return auth;
    },
  };
}

/** Made by the first call; made again by the next where that failed. */
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
