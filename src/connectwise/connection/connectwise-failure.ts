import { type Problem, type ProblemError, type Result, refuse } from '../../platform/values/problem.ts';

/**
 * A problem of ConnectWise as an error of our API. Its codes concern the connection (a host, a Company ID), so their
 * endings say nothing about our addresses. Only a missing record is "not found" here too.
 */
export function connectWiseFailure(problem: Problem): ProblemError {
  if (problem.code === 'connectwise.record_not_found') return refuse('not_found', problem);
  return refuse(
    ({ never: 'invalid', later: 'unavailable', unknown: 'failed_elsewhere' } as const)[problem.retry],
    problem,
  );
}

/** The answers for {@link connectWiseFailure} in the description of a route. */
export const connectWiseFailures = {
  conflict: 'No connection is saved yet.',
  invalid: 'ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix.',
  failed_elsewhere: 'ConnectWise has an internal error.',
  unavailable: 'ConnectWise cannot be reached now. Nothing was saved.',
} as const;

/** Returns the value from ConnectWise; throws the problem as an error of our API. */
export function fromConnectWise<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw connectWiseFailure(result.problem);
}
