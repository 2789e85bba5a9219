/** One value of a change: `from` or `to` is undefined if there was or is none. */
export interface Difference {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The differences between the values before and after, by name, nested ones as `a.b`. */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)))
    .map((name) => ({ name, from: was.get(name), to: is.get(name) }));
}

function flat(value: unknown, path: readonly string[] = []): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path.join('.') || 'value', value]]);
  return new Map(Object.entries(value).flatMap(([name, one]) => [...flat(one, [...path, name])]));
}
