import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { type Problem, ProblemError } from '../values/problem.ts';

/** Problem details, RFC 9457, with a {@link Problem} in its extension members. */
export const problemDetailsSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe('What the status means.'),
    status: z.int(),
    code: z.string().describe('Stable and machine-readable: `<capability>.<what>`.'),
    detail: z.string().describe('What happened, and where.'),
    hint: z.string().describe('What to do about it.'),
    retry: z.enum(['never', 'later', 'unknown']).describe('Whether the same request again may help.'),
    requestId: z.string().describe('By which the request is found in Picket’s log.'),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'headers']),
          pointer: z.string().describe('JSON pointer (RFC 6901) to the value.'),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('The values that are not as they should be.'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ProblemDetails', description: 'What went wrong, and what to do about it (RFC 9457).' });

export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
export type FieldError = NonNullable<ProblemDetails['errors']>[number];

export const problemMediaType = 'application/problem+json';

export function toProblemDetails(
  problem: Problem,
  status: number,
  requestId: string,
  errors?: readonly FieldError[],
): ProblemDetails {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: problem.code,
    detail: problem.message,
    hint: problem.hint,
    retry: problem.retry,
    requestId,
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...(problem.details === undefined ? {} : { details: { ...problem.details } }),
  };
}

/** The problem with its status, where {@link statusOf} would choose another. */
export function withStatus(status: number, problem: Problem, errors?: readonly FieldError[]): ProblemError {
  return Object.assign(new ProblemError(problem), { statusCode: status, fieldErrors: errors });
}

const statuses: Readonly<Record<string, number>> = {
  'picket.unexpected': 500,
  'database.commit_unknown': 503,
};

/** By the ends of codes, which are the same in all capabilities. */
const endings: readonly (readonly [RegExp, number])[] = [
  [/[._](not_found|unknown|gone)$/, 404],
  [/[._](forbidden|not_permitted)$/, 403],
  [/[._](conflict|exists|taken|in_use|last_admin)$/, 409],
];

/**
 * The status of a problem for which no route chose one: 422 if the caller can fix it, 503 if it may pass, 502
 * if it may have
 * taken effect at another service (ConnectWise).
 */
export function statusOf(problem: Problem): number {
  const known = statuses[problem.code] ?? endings.find(([ending]) => ending.test(problem.code))?.[1];
  if (known !== undefined) return known;
  return { never: 422, later: 503, unknown: 502 }[problem.retry];
}
