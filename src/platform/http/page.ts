import { z } from 'zod';
import { refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';
import { findUnstorableText } from './unstorable-text.ts';

/**
 * The parameters of every list: spread them into the query's schema (`z.object({ ...pageQuery, state: … })`).
 */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Items per page.'),
  cursor: z.string().min(1).max(2000).optional().describe('`nextCursor` of the previous page.'),
};

/** The answer of every list. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('The cursor of the next page; null on the last page.'),
  });
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** An opaque cursor: the sort key of the last item of a page, base64url of JSON. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** The sort key in a cursor, or undefined without one. Throws a problem (400) for a cursor of another list. */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const key = schema.safeParse(parseCursor(cursor));
  if (!key.success || findUnstorableText(key.data).length > 0)
    throw refuse('malformed', httpProblems.malformedCursor());
  return key.data;
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * A page from up to `limit + 1` rows: the extra row shows whether there is a next page. `keyOf` returns the sort key
 * for {@link decodeCursor}.
 */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => T,
  keyOf: (row: R) => unknown,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(present), nextCursor: more ? encodeCursor(keyOf(last)) : null };
}

export const idPattern = /^[1-9]\d{0,14}$/;

/** An id in a path or a query: digits only, at most what a JavaScript number holds exactly. */
export const idSchema = z.string().regex(idPattern, 'must be a whole number').transform(Number);

/** The path of one thing: `/api/v1/things/:id`. */
export const idParams = z.object({ id: idSchema });
