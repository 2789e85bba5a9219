import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';

/** Requests a minute. A route with its own `config.rateLimit` has only that limit. */
export interface LimitNumbers {
  /** From one token. */
  readonly known: number;
  /** From one address, without a token or with a refused one. */
  readonly unknown: number;
  /** From one address, with a refused token: then 429, not 401. */
  readonly refused: number;
  /** From one address to one path of a route that authenticates itself, and refused by it. */
  readonly own: number;
}

export const defaultLimits: LimitNumbers = { known: 600, unknown: 300, refused: 20, own: 1200 };

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export interface Limits {
  readonly countKnown: Count;
  readonly countUnknown: Count;
  readonly countRefused: Count;
  /** Refuses, without counting, an address that was refused too often on this path. */
  readonly refuseOwn: Count;
  readonly countOwnRefused: Count;
  /** Refuses, without counting, an address that sent too many wrong credentials: another one would cost a query. */
  readonly refuseFlood: Count;
  /** Counts wrong credentials for {@link refuseFlood}. Requests without credentials never count here. */
  readonly countFlood: Count;
}

/**
 * Counts requests in this process. Known callers are counted by their identity, never by their address: behind an
 * untrusted proxy, all clients share one address.
 */
export async function registerLimits(
  app: FastifyInstance,
  numbers: LimitNumbers = defaultLimits,
): Promise<Limits> {
  await app.register(rateLimit, { global: false });

  const byAddress = (request: FastifyRequest): string => normalizeIP(request.ip);
  const byPrincipal = (request: FastifyRequest): string => request.identity?.id ?? byAddress(request);

  function counter(
    max: number,
    keyGenerator: (request: FastifyRequest) => string,
    problem: (seconds: number) => Problem,
  ): { count: Count; peek: Count } {
    const limit = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator });
    const apply =
      (increment: boolean): Count =>
      async (request, reply) => {
        if (request.routeOptions.config?.rateLimit !== undefined) return;
        const state = await limit(request, { increment });
        if (state.isAllowed || !state.isExceeded) return;
        reply.header('retry-after', state.ttlInSeconds);
        throw refuse('too_many', problem(state.ttlInSeconds));
      };
    return { count: apply(true), peek: apply(false) };
  }

  const byAddressAndPath = (request: FastifyRequest): string =>
    `${byAddress(request)} ${request.url.split('?', 1)[0]}`;
  const own = counter(numbers.own, byAddressAndPath, httpProblems.tooManyRequests);
  const flood = counter(numbers.unknown, byAddress, httpProblems.tooManyRequests);
  return {
    countKnown: counter(numbers.known, byPrincipal, httpProblems.tooManyRequests).count,
    countUnknown: counter(numbers.unknown, byAddress, httpProblems.tooManyRequests).count,
    countRefused: counter(numbers.refused, byAddress, httpProblems.tooManyRefusedTokens).count,
    refuseOwn: own.peek,
    countOwnRefused: own.count,
    refuseFlood: flood.peek,
    countFlood: flood.count,
  };
}
