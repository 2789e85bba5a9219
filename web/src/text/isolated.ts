import { hasRightToLeft } from '../api/visible-text.ts';

/**
 * A name in a text. If it is written from right to left, invisible isolates around it keep it from moving the rest of
 * the line (UAX 9). Other names stay as they are.
 */
export const isolated = (name: string): string => (hasRightToLeft(name) ? `\u2068${name}\u2069` : name);

/** Several names in one text. */
export const isolatedList = (names: readonly string[], between = ', '): string =>
  names.map(isolated).join(between);

/** Texts whose functions isolate the names that they are given. */
export function isolating<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, isolatingOne(value)])) as T;
}

function isolatingOne(value: unknown): unknown {
  if (typeof value === 'function')
    return (...given: unknown[]) => value(...given.map(isolatedArgument)) as unknown;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? isolating(value) : value;
}

function isolatedArgument(given: unknown): unknown {
  if (typeof given === 'string') return isolated(given);
  if (Array.isArray(given)) return given.map(isolatedArgument);
  // A date is no object of names.
  if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype)
    return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, isolatedArgument(value)]));
}
