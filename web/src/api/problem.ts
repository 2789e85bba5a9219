import type { components } from './schema.d.ts';

export type ProblemDetails = components['schemas']['ProblemDetails'];

/** A problem that Picket answered, or the lack of an answer. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(status: number, details: ProblemDetails) {
    super(details.detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.details = details;
  }
}

/** Any thrown value, in a form that can be shown. */
export function toProblem(error: unknown): ProblemDetails {
  if (error instanceof ApiProblem) return error.details;
  return {
    ...unreachable,
    code: 'console.unexpected',
    detail: 'Something went wrong in this page.',
    hint: 'Reload the page. If it comes again, report it with what the browser’s console says.',
  };
}

/** If no answer came at all. */
export const unreachable: ProblemDetails = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  code: 'console.unreachable',
  detail: 'Picket does not answer.',
  hint: 'Check that it runs and that this machine reaches it. The page goes on by itself once it answers.',
  retry: 'later',
  requestId: '',
};
