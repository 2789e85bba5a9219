import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Clock } from '../values/clock.ts';

/** How long a request is reported, and the least time between two log lines, in milliseconds. */
const reportedFor = 3_600_000;

/** A request with a forwarding header, from an address that is not trusted as a proxy. */
export interface ForwardedUntrusted {
  /** The address that sent it: the proxy, if it is one. */
  readonly address: string;
  readonly at: Date;
}

export interface UntrustedProxy {
  /** Looks at a request. */
  see(request: FastifyRequest): void;
  /** The last such request within the hour. */
  last(): ForwardedUntrusted | null;
}

/**
 * Notices a proxy in front of Picket that PICKET_TRUST_PROXY does not name. Without that name all clients share the
 * proxy’s address, in limits, in the log and in the audit trail.
 */
export function watchUntrustedProxy(
  log: Pick<FastifyBaseLogger, 'warn'>,
  clock: Pick<Clock, 'now'>,
): UntrustedProxy {
  let seen: ForwardedUntrusted | null = null;
  let loggedAt = Number.NEGATIVE_INFINITY;
  return {
    see(request) {
      if (!isForwardedUntrusted(request)) return;
      const at = clock.now();
      seen = { address: request.ip, at };
      if (at.getTime() - loggedAt < reportedFor) return;
      loggedAt = at.getTime();
      log.warn({ address: request.ip }, untrustedProxyText(request.ip));
    },
    last: () => (seen !== null && clock.now().getTime() - seen.at.getTime() < reportedFor ? seen : null),
  };
}

/** Fastify lists the trusted hops in `ips`. If there are none, the header is ignored. */
function isForwardedUntrusted({ headers, ips }: FastifyRequest): boolean {
  const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return forwarded && (ips?.length ?? 1) < 2;
}

/** What happens, in words for the log and the status. */
export function untrustedProxyText(address: string): string {
  return `Requests from ${address} carry X-Forwarded-For, but Picket does not trust ${address} as a proxy: all its clients share one address.`;
}

/** What to do about it. */
export const untrustedProxyHint =
  'If that is your proxy, set PICKET_TRUST_PROXY (its address, or the number of proxies) and restart Picket. If it is not, do nothing.';
