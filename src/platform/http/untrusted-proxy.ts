import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Clock } from '../values/clock.ts';

/** Milliseconds for which a sighting is reported, and between two lines of the log. */
const reportedFor = 3_600_000;

/** A request that says for whom it was forwarded, from an address that is not trusted to say so. */
export interface ForwardedUntrusted {
  /** Where it came from: the proxy, if it is one. */
  readonly address: string;
  readonly at: Date;
}

export interface UntrustedProxy {
  /** Takes note of a request. */
  see(request: FastifyRequest): void;
  /** The last one within the hour. */
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

/** Fastify lists the hops that it trusts in `ips`: with none, the header is not believed. */
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
