import type { FieldError } from '../values/problem.ts';

/**
 * JSON pointers to the text that PostgreSQL cannot store: its text type excludes NUL, and jsonb refuses a lone
 * surrogate
 * (https://www.postgresql.org/docs/current/datatype-json.html). Keys are checked, too.
 */
export function findUnstorableText(value: unknown): string[] {
  const found: string[] = [];
  // An explicit stack: a body of a million brackets must not overflow the engine's.
  const stack: { value: unknown; pointer: string }[] = [{ value, pointer: '' }];
  for (let next = stack.pop(); next !== undefined && found.length < 20; next = stack.pop()) {
    if (typeof next.value === 'string') {
      if (!isStorable(next.value)) found.push(next.pointer);
    } else if (isTree(next.value)) {
      for (const [key, child] of Object.entries(next.value)) {
        if (!isStorable(key)) found.push(next.pointer);
        if (typeof child !== 'string' && !isTree(child)) continue;
        // A longer pointer helps nobody, and in a deep body it would grow quadratically.
        const pointer = next.pointer.length > 200 ? next.pointer : `${next.pointer}/${escapePointer(key)}`;
        stack.push({ value: child, pointer });
      }
    }
  }
  return found;
}

/** Every such text in a request. */
export function unstorableFields(request: { body: unknown; query: unknown; params: unknown }): FieldError[] {
  const fieldsIn = (part: FieldError['in'], value: unknown): FieldError[] =>
    findUnstorableText(value).map((pointer) => ({
      in: part,
      pointer,
      detail: 'has a NUL character or half of a character',
    }));
  return [
    ...fieldsIn('body', request.body),
    ...fieldsIn('query', request.query),
    ...fieldsIn('path', request.params),
  ];
}

export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** What JSON, a query or a path is read into. A stream, whose parts refer to each other, and bytes are not. */
function isTree(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Plain objects, and those of Fastify’s parsers, whose prototype is an empty object.
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** RFC 6901, section 3; unprintable characters are replaced, because pointers are part of answers. */
export const escapePointer = (key: string): string =>
  key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\u0000', '�').toWellFormed();
