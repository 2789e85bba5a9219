import { ApiProblem } from './problem.ts';

/**
 * What is wrong with each field of a form, by the field’s name: the API points at values by JSON pointer
 * (`/config/baseUrl`), of which the last part is the name. Empty when the problem is not about fields.
 */
export const fieldErrors = (error: unknown): Record<string, string> => errorsBy(error, -1);

/** The same where fields are lists: the first part is the name (`/mutedReasons/3`). */
export const listFieldErrors = (error: unknown): Record<string, string> => errorsBy(error, 1);

function errorsBy(error: unknown, part: number): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.details.errors ?? []).map(({ pointer, detail }) => [pointer.split('/').at(part) ?? '', detail]),
  );
}

/** Whether each field that is wrong says so itself, so that nothing need be said of the whole. */
export const isAboutFields = (error: unknown): boolean => Object.keys(fieldErrors(error)).length > 0;
