import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayActAs, type Principal } from '../accounts/principal.ts';
import type { Limits } from './limits.ts';
import { withStatus } from './problem-details.ts';
import { httpProblems } from './problems.ts';

/**
 * Who may call a route. `own`: the route authenticates by itself (a signed webhook); `public`: anybody, and
 * `request.identity` says who, if a token came along.
 */
export type Access = 'public' | 'viewer' | 'analyst' | 'admin' | 'own';

export type Authenticate = (token: string) => Promise<Principal | null>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Who calls; null for nobody that is known. */
    identity: Principal | null;
    /** Who calls, on a route that asks for a role. Reading it elsewhere is a mistake, and throws. */
    readonly principal: Principal;
  }
}

/** Finds out who calls, counts the call, and lets it through or not. Runs before the body is read. */
export function guardAccess(app: FastifyInstance, authenticate: Authenticate, limits: Limits): void {
  app.decorateRequest('identity', null);
  app.decorateRequest('principal', {
    getter(this: FastifyRequest): Principal {
      if (this.identity === null) throw new Error('request.principal was read on a route without a role');
      return this.identity;
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    // An unknown address has no route and so no access: it is counted and answered like a public one.
    const access = request.is404 ? 'public' : request.routeOptions.config.access;
    if (access === 'own') return limits.countOwn(request, reply);

    const header = request.headers.authorization;
    const token = header === undefined ? undefined : bearerToken(header);
    if (header !== undefined) await limits.refuseFlood(request, reply);
    request.identity = token === undefined ? null : await authenticate(token);

    if (request.identity !== null) await limits.countKnown(request, reply);
    else await limits.countUnknown(request, reply);
    if (header !== undefined && request.identity === null) await limits.countRefused(request, reply);

    if (access === 'public') return;
    if (request.identity === null) {
      reply.header('www-authenticate', 'Bearer realm="Picket"');
      throw withStatus(401, header === undefined ? httpProblems.signInNeeded() : httpProblems.tokenRefused());
    }
    // Without an access of its own no route starts; were one to slip through, it is the administrator’s.
    const needed = access ?? 'admin';
    if (!mayActAs(request.identity.role, needed))
      throw withStatus(403, httpProblems.roleTooLow(request.identity.role, needed));
  });
}

/** RFC 6750, section 2.1; the scheme is matched without regard to case (RFC 9110, section 11.1). */
export function bearerToken(header: string): string | undefined {
  return /^Bearer +([\w.~+/=-]{1,512})$/i.exec(header)?.[1];
}
