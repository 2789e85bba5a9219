import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../values/problem.ts';
import { demandGuarded, missingFor } from './guarded.ts';
import type { Limits } from './limits.ts';
import { type GuardedScope, mayActAs, type Principal } from './principal.ts';
import { httpProblems } from './problems.ts';
import { requireSameOrigin } from './same-origin.ts';

/**
 * Who may call a route. `own`: the route authenticates itself (a signed webhook). `public`: anybody; `request.identity`
 * is the caller if a token was sent.
 */
export type Access = 'public' | 'viewer' | 'analyst' | 'admin' | 'own';

/** The owner of a token. */
export type Authenticate = (token: string) => Promise<Principal | null>;

/**
 * The owner of a session cookie; null if there is none. Cookies that extend the session are sent with the
 * answer.
 */
export type AuthenticateSession = (
  cookies: string,
  /** `fresh`: reads the database, and ignores the cache. */
  options?: { readonly fresh?: boolean },
) => Promise<{ readonly principal: Principal; readonly setCookies: readonly string[] } | null>;

export interface AccessOptions {
  readonly authenticate: Authenticate;
  readonly authenticateSession?: AuthenticateSession | undefined;
  /**
   * Whether a token is valid, without a query for each call: a valid token passes even if its address sends a flood.
   */
  readonly isKnownToken?: ((token: string) => Promise<boolean>) | undefined;
  /** The public address of Picket: browsers may send changes from pages there. */
  readonly publicUrl?: string | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Only a signed-in person may call it, with any role: it concerns their own account. */
    person?: boolean;
    /**
     * Needs more than a role: a recent confirmation by a person, or this scope of an API token. `person`: no token
     * scope is enough.
     */
    guarded?: GuardedScope | 'person';
    /**
     * Callers who are limited to companies may call it. `scoped`: the answer has only data of their companies.
     * `harmless`: it has no company data. A route without this refuses them.
     */
    limited?: 'scoped' | 'harmless';
    /**
     * People who must switch two-factor sign-in on may call it first, so that they can do so. Always true of routes for
     * a `person`.
     */
    beforeTwoFactor?: boolean;
    /** False: never counted and never refused for the number of requests. For health checks alone. */
    counted?: boolean;
  }
  interface FastifyRequest {
    /** The caller; null if unknown. */
    identity: Principal | null;
    /** The caller, on a route that requires a role. Reading it on another route is a mistake, and throws. */
    readonly principal: Principal;
    /** Identifies the caller again during a long answer; null once the token or the session ended. */
    readonly identifyAgain: () => Promise<Principal | null>;
  }
}

/** Identifies the caller, counts the call, and allows or refuses it. Runs before the body is read. */
export function guardAccess(app: FastifyInstance, options: AccessOptions, limits: Limits): void {
  app.decorateRequest('identity', null);
  app.decorateRequest('principal', {
    getter(this: FastifyRequest): Principal {
      if (this.identity === null) throw new Error('request.principal was read on a route without a role');
      return this.identity;
    },
  });

  app.decorateRequest('identifyAgain', async function (this: FastifyRequest) {
    const { authorization, cookie } = this.headers;
    if (authorization !== undefined) return identifyByToken(authorization, options);
    return cookie === undefined ? null : ((await options.authenticateSession?.(cookie))?.principal ?? null);
  });

  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.access === 'own' && reply.statusCode === 401)
      await limits.countOwnRefused(request, reply).catch(() => {});
  });

  app.addHook('onRequest', async (request, reply) => {
    // An unknown address has no route and so no access. It is counted and answered like a public one.
    const access = request.is404 ? 'public' : request.routeOptions.config.access;
    if (access === 'own') return limits.refuseOwn(request, reply);

    const { authorization } = request.headers;
    const counted = request.routeOptions.config.counted !== false;
    // A forged cookie fails its signature check without a query. A wrong token costs a query, so many are refused
    // before.
    if (authorization !== undefined)
      await limits.refuseFlood(request, reply).catch(async (refusal: unknown) => {
        if (!(await isKnownToken(authorization, options))) throw refusal;
        reply.removeHeader('retry-after');
      });
    const identity =
      authorization === undefined
        ? identifyByCookie(request, reply, options)
        : identifyByToken(authorization, options);
    // Health is also answered while the database cannot identify the caller, as to a stranger.
    const known = await (counted ? identity : identity.catch(() => undefined));
    if (known === undefined) return;
    request.identity = known;

    if (request.identity === null && authorization !== undefined) await limits.countFlood(request, reply);
    if (counted && request.identity !== null) await limits.countKnown(request, reply);
    if (counted && request.identity === null) await limits.countUnknown(request, reply);
    if (authorization !== undefined && request.identity === null) await limits.countRefused(request, reply);
    if (authorization === undefined && !request.is404)
      requireSameOrigin(request, { byCookie: request.identity !== null, publicUrl: options.publicUrl });

    if (access === 'public') return;
    if (request.identity === null) {
      reply.header('www-authenticate', 'Bearer realm="Picket"');
      throw refuse(
        'not_signed_in',
        authorization === undefined ? httpProblems.signInNeeded() : httpProblems.tokenRefused(),
      );
    }
    const { person = false, beforeTwoFactor = person, guarded, limited } = request.routeOptions.config;
    requireRole(request.identity, access, person);
    if (request.identity.companies !== 'all' && limited === undefined)
      throw refuse('forbidden', httpProblems.limitedToCompanies());
    if (request.identity.lacksTwoFactor === true && !beforeTwoFactor)
      throw refuse('forbidden', httpProblems.twoFactorNeeded());
    if (guarded !== undefined) await requireGuarded(request, guarded, options);
  });
}

function requireRole(identity: Principal, access: Access | undefined, person: boolean): void {
  // No route starts without an access. If one did, only administrators could call it.
  const needed = access === undefined || access === 'own' || access === 'public' ? 'admin' : access;
  if (!mayActAs(identity.role, needed))
    throw refuse('forbidden', httpProblems.roleTooLow(identity.role, needed));
  if (person && identity.kind !== 'user') throw refuse('forbidden', httpProblems.personNeeded());
}

/**
 * Reads the session from the database if the cache has no confirmation: the person may have confirmed at another node.
 */
async function requireGuarded(
  request: FastifyRequest,
  guarded: GuardedScope | 'person',
  options: AccessOptions,
): Promise<void> {
  if (guarded === 'person' && request.principal.kind !== 'user') return;
  const scope = guarded === 'person' ? 'tokens' : guarded;
  const { cookie } = request.headers;
  if (missingFor(request.principal, scope) === 'confirmation' && cookie !== undefined)
    request.identity = (await options.authenticateSession?.(cookie, { fresh: true }))?.principal ?? null;
  if (request.identity === null) throw refuse('not_signed_in', httpProblems.signInNeeded());
  demandGuarded(request.identity, scope);
}

async function identifyByToken(header: string, { authenticate }: AccessOptions): Promise<Principal | null> {
  const token = bearerToken(header);
  return token === undefined ? null : authenticate(token);
}

async function isKnownToken(header: string, { isKnownToken }: AccessOptions): Promise<boolean> {
  const token = bearerToken(header);
  return token !== undefined && (await isKnownToken?.(token)) === true;
}

async function identifyByCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { authenticateSession }: AccessOptions,
): Promise<Principal | null> {
  const { cookie } = request.headers;
  if (cookie === undefined) return null;
  const signedIn = await authenticateSession?.(cookie);
  if (!signedIn) return null;
  if (signedIn.setCookies.length > 0) reply.header('set-cookie', [...signedIn.setCookies]);
  return signedIn.principal;
}

/** RFC 6750, section 2.1; the scheme is case-insensitive (RFC 9110, section 11.1). */
export function bearerToken(header: string): string | undefined {
  return /^Bearer +([\w.~+/=-]{1,512})$/i.exec(header)?.[1];
}
