import type { FieldError } from '../values/problem.ts';

/**
 * JSON pointers to text that PostgreSQL cannot store: its text type excludes NUL, and jsonb refuses a lone surrogate
 * (https://www.postgresql.org/docs/current/datatype-json.html). Keys are checked too.
 */
export function findUnstorableText(value: unknown): string[] {
  const found: string[] = [];
  // An explicit stack: a body of a million brackets must not overflow the engine's.
  const stack: Node[] = [{ value, key: '', parent: null }];
  for (let next = stack.pop(); next !== undefined && found.length < 20; next = stack.pop()) {
    if (typeof next.value === 'string') {
      if (!isStorable(next.value)) found.push(pointerTo(next));
    } else if (isTree(next.value)) {
      for (const [key, child] of Object.entries(next.value)) {
        if (!isStorable(key)) found.push(pointerTo(next));
        if (typeof child === 'string' ? !isStorable(child) : isTree(child))
          stack.push({ value: child, key, parent: next });
      }
    }
  }
  return found;
}

interface Node {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Node | null;
}

/** Made only of what is found: most text is storable. */
function pointerTo(node: Node): string {
  const keys: string[] = [];
  for (let at = node; at.parent !== null; at = at.parent) keys.push(at.key);
  let pointer = '';
  // A longer pointer helps nobody.
  for (let key = keys.pop(); key !== undefined && pointer.length <= 200; key = keys.pop())
    pointer += `/${escapePointer(key)}`;
  return pointer;
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

/**
 * Whether it is a value as JSON, a query or a path is parsed into. A stream, whose parts refer to each other, is not,
 * and neither are bytes.
 */
function isTree(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Plain objects, and those of Fastify’s parsers, whose prototype is an empty object.
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** RFC 6901, section 3; unprintable characters are replaced, because pointers are part of answers. */
export const escapePointer = (key: string): string =>
  key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\u0000', '�').toWellFormed();
