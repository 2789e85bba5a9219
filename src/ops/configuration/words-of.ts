import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly detail: string;
}

/**
 * Why a value is refused, in words. YAML guesses types: the words say how the value is written as another one. Of a value
 * that may be of several shapes, the most similar one says why.
 */
export function complaintsOf(issue: Issue, whole: unknown, above: readonly PropertyKey[] = []): Complaint[] {
  const path = [...above, ...issue.path];
  const value = valueIn(whole, path);
  if (value === undefined) return [{ path, detail: 'is missing' }];
  const shape = issue.code === 'invalid_union' ? mostSimilar(issue.errors) : null;
  if (shape !== null) return shape.flatMap((one) => complaintsOf(one, whole, path));
  return [{ path, detail: wordsOf(issue, value) }];
}

function wordsOf(issue: Issue, value: unknown): string {
  const expected = expectedBy(issue);
  if (expected.size === 0) return issue.message;
  const isPlain = typeof value !== 'object';
  if (expected.has('string') && isPlain && typeof value !== 'string')
    // YAML reads 0042 as 42: only the person knows what was meant.
    return 'must be text. Put it into quotes';
  if (expected.has('boolean') && typeof value === 'string') return 'must be true or false, without quotes';
  if (expected.has('number') && typeof value === 'string') return 'must be a number, without quotes';
  return `must be ${[...expected].map((type) => words[type] ?? type).join(' or ')}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  number: 'a number',
  boolean: 'true or false',
};

/** The types that the place takes; none if the value has one of them and is refused for another reason. */
function expectedBy(issue: Issue): ReadonlySet<string> {
  if (issue.code === 'invalid_type') return new Set([issue.expected === 'int' ? 'number' : issue.expected]);
  if (issue.code !== 'invalid_union') return new Set();
  const types = issue.errors.map(([first]) => (first === undefined ? null : typeWanted(first)));
  return new Set(types.filter((type) => type !== null));
}

const typeWanted = (issue: Issue): string | null =>
  issue.code === 'invalid_type' && issue.path.length === 0
    ? issue.expected === 'int'
      ? 'number'
      : issue.expected
    : null;

/** The shape of the type of the value, and of those the one that says what it is; null if none has its type. */
function mostSimilar(shapes: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = shapes.filter(([first]) => first !== undefined && typeWanted(first) === null);
  const misnamed = (issues: readonly Issue[]) =>
    issues.filter(({ code, path }) => code === 'invalid_value' && path.length === 1).length;
  return (
    [...fitting].sort((one, other) => misnamed(one) - misnamed(other) || one.length - other.length)[0] ?? null
  );
}

const valueIn = (whole: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    whole,
  );
