/**
 * What went wrong, as a value a person can act on.
 *
 * Every capability keeps one catalogue of these (`problems.ts`); over HTTP they become problem details
 * (RFC 9457), on the command line a message and a hint.
 */
export interface Problem {
  /** Stable, machine-readable, `<capability>.<what>`: `connectwise.keys_refused`. */
  readonly code: string;
  /** One sentence: what happened, and where. */
  readonly message: string;
  /** One sentence: what the reader does about it. */
  readonly hint: string;
  /** Whether doing the same again may help; `unknown` when it may already have taken effect. */
  readonly retry: 'never' | 'later' | 'unknown';
  /** Facts for the log and the curious. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A problem on its way up. Throw one where the caller cannot go on; return a {@link Result} where it can. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.message} ${problem.hint}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

/** The value, or the problem thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

/** What to say of something caught: a problem as it is, anything else as an unexpected one. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'picket.unexpected',
    message: `Something went wrong inside Picket: ${message}`,
    hint: 'Look for this moment in the log; if it comes again, report it with that part of the log.',
    retry: 'later',
  };
}
