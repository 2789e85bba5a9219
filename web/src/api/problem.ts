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
    detail: 'This page has an internal error.',
    hint: 'Reload the page. If the error occurs again, report it with the messages in the browser’s console.',
  };
}

/** If no answer came at all. */
export const unreachable: ProblemDetails = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  code: 'console.unreachable',
  detail: 'Picket does not answer.',
  hint: 'Check that Picket runs and that this machine can reach it. The page continues automatically when Picket answers.',
  retry: 'later',
  requestId: '',
};
