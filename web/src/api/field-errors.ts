import { ApiProblem } from './problem.ts';

/**
 * The error of each field of a form, by field name. The API points at values by JSON pointer
 * (`/config/baseUrl`); the last part
 * is the name. Empty if the problem is not about fields.
 */
export const fieldErrors = (error: unknown): Record<string, string> => errorsBy(error, -1);

/** The same for fields that are lists: the first part is the name (`/mutedReasons/3`). */
export const listFieldErrors = (error: unknown): Record<string, string> => errorsBy(error, 1);

function errorsBy(error: unknown, part: number): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.details.errors ?? []).map(({ pointer, detail }) => [pointer.split('/').at(part) ?? '', detail]),
  );
}

/** Whether the fields show every error, so that the form need not. */
export const isAboutFields = (error: unknown): boolean => Object.keys(fieldErrors(error)).length > 0;
