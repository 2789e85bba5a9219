import { privateAddressCode } from '../../platform/outbound/private-network.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { Exchanged } from './exchange.ts';
import { problems } from './problems.ts';

type Failure = Extract<Exchanged, { kind: 'failure' }>;

/** The problem of an exchange without an answer. */
export function connectionProblem(
  failure: Failure,
  { host, timeoutMs, maxAnswerBytes }: { host: string; timeoutMs: number; maxAnswerBytes: number },
): Problem {
  switch (failure.why) {
    case 'held_back':
      return problems.cancelled('the connection was changed just before it was sent.');
    case 'stopped':
      return failure.left ? problems.stopped(host) : problems.cancelled('it was stopped before it was sent.');
    case 'timeout':
      return failure.left ? problems.timeout(host, timeoutMs) : problems.connectTimeout(host);
    case 'too_large':
      return problems.tooLarge(host, maxAnswerBytes);
    case 'network':
      return networkProblem(host, errorCode(failure.error), failure.left);
  }
}

function networkProblem(host: string, cause: string, left: boolean): Problem {
  if (cause === privateAddressCode) return problems.privateAddress(host);
  if (cause === 'ENOTFOUND' || cause.startsWith('EAI_')) return problems.nameNotFound(host);
  if (/CERT|TLS|SSL|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH/.test(cause)) return problems.tls(host, cause);
  if (cause === 'UND_ERR_CONNECT_TIMEOUT' || cause === 'ETIMEDOUT') return problems.connectTimeout(host);
  const neverStood = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/.test(cause);
  return left && !neverStood ? problems.cut(host, cause) : problems.unreachable(host, cause);
}

/** The code of an error, or of the first of several (Node tries IPv6 and IPv4 and collects the failures). */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
