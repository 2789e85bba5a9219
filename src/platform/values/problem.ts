/**
 * An error as a value that a person can act on.
 *
 * Every capability keeps one catalogue of these (`problems.ts`). Over HTTP they become problem details (RFC
 * 9457), on the
 * command line a message and a hint.
 */
export interface Problem {
  /** Stable, machine-readable, `<capability>.<what>`: `connectwise.keys_refused`. */
  readonly code: string;
  /** One sentence: what happened, and where. */
  readonly message: string;
  /** One sentence: what the reader can do about it. */
  readonly hint: string;
  /** Whether a repeat may succeed; `unknown` if the first try may have taken effect. */
  readonly retry: 'never' | 'later' | 'unknown';
  /** Details for the log. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What kind of refusal it is, whoever asked and by which way. Over HTTP each has its status (`platform/http`). */
export type ProblemKind =
  | 'malformed'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  /** It was there, and its time is over. */
  | 'over'
  | 'too_large'
  | 'unsupported_media'
  | 'misdirected'
  | 'invalid'
  | 'too_many'
  | 'unavailable'
  /** Another service failed, and may have done what was asked. */
  | 'failed_elsewhere'
  | 'unexpected';

/** A value of a request that is not as it should be. */
export interface FieldError {
  readonly in: 'body' | 'query' | 'path' | 'headers';
  /** A JSON pointer (RFC 6901) to the value. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * A problem as an exception. Throw it where the caller cannot continue; return a {@link Result} where it can.
 */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Undefined where the problem itself says it. */
  readonly kind: ProblemKind | undefined;
  readonly fieldErrors: readonly FieldError[] | undefined;

  constructor(
    problem: Problem,
    {
      kind,
      fieldErrors,
      ...options
    }: ErrorOptions & { readonly kind?: ProblemKind; readonly fieldErrors?: readonly FieldError[] } = {},
  ) {
    super(`${problem.message} ${problem.hint}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
    this.kind = kind;
    this.fieldErrors = fieldErrors;
  }
}

/** The exception with which a request is refused: `throw refuse('not_found', …)`. */
export const refuse = (
  kind: ProblemKind,
  problem: Problem,
  fieldErrors?: readonly FieldError[],
): ProblemError => new ProblemError(problem, { kind, ...(fieldErrors ? { fieldErrors } : {}) });

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

/** The value; throws the problem. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

/** A caught error as a problem; anything unknown becomes an unexpected one. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'picket.unexpected',
    message: `Picket has an internal error: ${message}`,
    hint: 'Find this time in the log. If it happens again, report it with that part of the log.',
    retry: 'later',
  };
}
