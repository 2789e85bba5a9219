import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { FieldError, Problem, ProblemKind } from '../values/problem.ts';

/** Problem details, RFC 9457, with a {@link Problem} in its extension members. */
export const problemDetailsSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe('The meaning of the status.'),
    status: z.int(),
    code: z.string().describe('Stable and machine-readable: `<capability>.<what>`.'),
    detail: z.string().describe('What happened, and where.'),
    hint: z.string().describe('How to fix it.'),
    retry: z.enum(['never', 'later', 'unknown']).describe('Whether the same request again may help.'),
    requestId: z.string().describe('The id of the request in Picket’s log.'),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'headers']),
          pointer: z.string().describe('JSON pointer (RFC 6901) to the value.'),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('The values that are not valid.'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ProblemDetails', description: 'The fault, and how to fix it (RFC 9457).' });

export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

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

export const statuses: Readonly<Record<ProblemKind, number>> = {
  malformed: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  over: 410,
  too_large: 413,
  unsupported_media: 415,
  misdirected: 421,
  invalid: 422,
  too_many: 429,
  unexpected: 500,
  failed_elsewhere: 502,
  unavailable: 503,
};

const kinds: Readonly<Record<string, ProblemKind>> = {
  'picket.unexpected': 'unexpected',
  'database.commit_unknown': 'unavailable',
};

/** By the end of the code, which is the same in all capabilities. */
const endings: readonly (readonly [RegExp, ProblemKind])[] = [
  [/[._](not_found|unknown|gone)$/, 'not_found'],
  [/[._](forbidden|not_permitted)$/, 'forbidden'],
  [/[._](conflict|exists|taken|in_use|last_admin)$/, 'conflict'],
];

/**
 * The kind of a problem for which no route chose one. The caller can fix it, it may pass, or the request may have taken
 * effect at another service (ConnectWise).
 */
function kindOf({ code, retry }: Problem): ProblemKind {
  const known = kinds[code] ?? endings.find(([ending]) => ending.test(code))?.[1];
  return known ?? ({ never: 'invalid', later: 'unavailable', unknown: 'failed_elsewhere' } as const)[retry];
}

/** The HTTP status of a problem. */
export const statusOf = (problem: Problem, kind: ProblemKind = kindOf(problem)): number => statuses[kind];
