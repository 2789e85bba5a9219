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

/** The errors that a page has shown: {@link wasShown}. */
const shown = new WeakSet<object>();

/** Whether a page shows this error, so that nothing else need. */
export const wasShown = (error: object): boolean => shown.has(error);

/** Any thrown value, in a form that can be shown. */
export function toProblem(error: unknown): ProblemDetails {
  if (error instanceof Error) shown.add(error);
  return problemOf(error);
}

/** The same, for what only says that a page does not show it. */
export function problemOf(error: unknown): ProblemDetails {
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

/** If the answer cannot be Picket’s. */
export const strangeAnswer = (status: number, detail: string): ProblemDetails => ({
  ...unreachable,
  status,
  code: 'console.strange_answer',
  detail,
  hint: 'Check the proxy in front of Picket, and that Picket runs. If the proxy asks for a sign-in, reload the page.',
});

/** Whether a part is not there yet only because ConnectWise is not connected: nothing has failed then. */
export const isNotConnected = (error: unknown): boolean =>
  error instanceof ApiProblem && error.details.code === 'settings.connection_not_configured';

/**
 * What a field says whose options could not be read from ConnectWise; nothing if it is not connected, which the form
 * says once.
 */
export const optionsProblem = (error: unknown): string | undefined =>
  error === null || isNotConnected(error) ? undefined : toProblem(error).detail;

/** Whether Picket says that it does not have what was asked for: it was deleted, or never existed. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 404 && error.details.code !== 'console.strange_answer';

/** Whether the error may pass without a change in Picket: no answer, an error of Picket, or the answer of a proxy. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.status === 0 ||
    error.status === 429 ||
    error.status >= 500 ||
    error.details.code === 'console.strange_answer');
