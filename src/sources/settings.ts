import type { z } from 'zod';
import { closest } from '../platform/values/closest.ts';
import { type FieldError, refuse } from '../platform/values/problem.ts';
import type { Settings } from './kind.ts';
import { sourceProblems } from './problems.ts';

/** The error for invalid fields of a source: 422, each field by its pointer. */
export function invalidSource(...errors: readonly (Omit<FieldError, 'in'> | FieldError)[]) {
  return refuse(
    'invalid',
    sourceProblems.invalid(errors.length),
    errors.map((error) => ({ ...error, in: 'body' })),
  );
}

/**
 * The complete settings of a kind: given values, else saved ones, else defaults. An unknown name is refused, because a
 * typing error would otherwise seem to be saved.
 * @throws `invalid` with the invalid fields.
 */
export function parseSettings<S extends z.ZodObject>(
  schema: S,
  given: Settings,
  saved: Settings = {},
): z.output<S> {
  // Drops settings that an earlier version saved and this one does not know.
  const known = schema.safeParse(saved);
  const read = schema.strict().safeParse({ ...(known.success ? known.data : saved), ...given });
  if (read.success) return read.data as z.output<S>;
  throw invalidSource(
    ...read.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            pointer: pointerTo([...issue.path, key]),
            detail: noSuchSetting(key, issue.path.length === 0 ? Object.keys(schema.shape) : []),
          }))
        : [{ pointer: pointerTo(issue.path), detail: issue.message }],
    ),
  );
}

function noSuchSetting(key: string, names: readonly string[]): string {
  const near = closest(key, names);
  return `This setting does not exist.${near === undefined ? '' : ` Did you mean “${near}”?`}`;
}

/** RFC 6901, section 3. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  ['config', ...path].map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** An API key that can be sent: visible ASCII. @throws `invalid` if it is not. */
export function parseApiKey(given: string | undefined): string {
  const key = given?.trim() ?? '';
  if (key === '') throw invalidSource({ pointer: '/apiKey', detail: 'The API key is missing.' });
  if (!/^[\x21-\x7e]{1,4096}$/.test(key))
    throw invalidSource({
      pointer: '/apiKey',
      detail: 'This has a character that no API key has. Copy it again, without quotes or line breaks.',
    });
  return key;
}
