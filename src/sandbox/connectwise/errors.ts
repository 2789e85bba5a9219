/** A refusal of ConnectWise, thrown until it is answered. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`Refused with ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
  }
}

export interface FieldError {
  readonly code: string;
  readonly message: string;
  readonly field: string;
}

const envelope = (code: string, message: string, errors: unknown = null) => ({ code, message, errors });

/** Reports every error of a sent record at once. */
export const invalid = (resource: string, errors: readonly FieldError[]) =>
  new Refusal(
    400,
    envelope(
      'InvalidObject',
      `${resource} object is invalid`,
      errors.map((error) => ({ ...error, resource })),
    ),
  );

/** Errors that occur before the records: unknown members, unreadable conditions, no such endpoint. */
export const apiError = (status: number, message: string) =>
  new Refusal(status, envelope('ConnectWiseApi', message));

export const notFound = (what: string, id: number | string) =>
  new Refusal(404, envelope('NotFound', `${what} ${id} not found`));

export const noEndpoint = () => apiError(404, 'The endpoint does not exist.');

/** 401; the exact text is only known from third parties. */
export const unauthorized = () => new Refusal(401, envelope('Unauthorized', 'Incorrect public/private key'));

/** 404 for wrong keys, as the cloud may answer. */
export const hiddenUnauthorized = () => new Refusal(404, envelope('NotFound', 'Resource not found'));

export const forbidden = () =>
  new Refusal(403, envelope('Security', 'You do not have security permission to perform this action.'));

export const sslRequired = () => envelope('Security', 'SSL is required.');

/** The status is documented by a third party, the text is invented. */
export const unknownProgram = () =>
  apiError(400, 'The clientId header is missing or is not that of a registered integration.');

/** Not the usual error format: it has `error` instead of `code`. */
export const tooManyRequests = (seconds: number) => ({
  error: 'ConnectWiseAPI',
  message: `Too many requests. Please try again in ${seconds} seconds.`,
});

/** Plain text, unlike all other errors. */
export const cannotRoute = 'Cannot route. Codebase/company is invalid';
