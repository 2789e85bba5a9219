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

/** The kind of a refusal, independent of how the request came. Over HTTP each kind has its status (`platform/http`). */
export type ProblemKind =
  | 'malformed'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  /** It existed and has expired. */
  | 'over'
  | 'too_large'
  | 'unsupported_media'
  | 'misdirected'
  | 'invalid'
  | 'too_many'
  | 'unavailable'
  /** Another service failed, and may have carried out the request. */
  | 'failed_elsewhere'
  | 'unexpected';

/** An invalid value of a request. */
export interface FieldError {
  readonly in: 'body' | 'query' | 'path' | 'headers';
  /** A JSON pointer (RFC 6901) to the value. */
  readonly pointer: string;
  readonly detail: string;
}

/** A problem as an exception. Throw it if the caller cannot continue; return a {@link Result} if it can. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Undefined if the problem itself determines it. */
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

/** Returns the value, or throws the problem. */
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
