import type { Failure } from '../../platform/outbound/failure.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { problems } from './problems.ts';

/** The problem of an exchange without an answer. */
export function connectionProblem(
  { why, left, cause }: Failure,
  { host, timeoutMs, maxAnswerBytes }: { host: string; timeoutMs: number; maxAnswerBytes: number },
): Problem {
  switch (why) {
    case 'held_back':
      return problems.cancelled('the connection was changed just before it was sent.');
    case 'stopped':
      return left ? problems.stopped(host) : problems.cancelled('it was stopped before it was sent.');
    case 'timeout':
      return problems.timeout(host, timeoutMs);
    case 'connect_timeout':
      return problems.connectTimeout(host);
    case 'too_large':
      return problems.tooLarge(host, maxAnswerBytes);
    case 'private_address':
      return problems.privateAddress(host);
    case 'name_not_found':
      return problems.nameNotFound(host);
    case 'tls':
      return problems.tls(host, cause);
    case 'proxy':
      return problems.proxy(host, cause);
    case 'cut':
      return problems.cut(host, cause);
    case 'unreachable':
      return problems.unreachable(host, cause);
  }
}
