import type { Check } from '../platform/values/check.ts';
import { type Io, paint, words } from './io.ts';

const marks = {
  pass: ['green', '✓'],
  fail: ['red', '✗'],
  unknown: ['yellow', '?'],
  skipped: ['dim', '–'],
} as const;

/** Prints checks: the result of each, and what to do about a failure. */
export function showChecks(io: Io, checks: readonly Check[]): string[] {
  return checks.flatMap(({ title, status, what, hint, where }) => {
    const [style, mark] = marks[status];
    const details = [what, hint, where].filter((text): text is string => text !== undefined && text !== '');
    return [
      `${paint(io, style, mark)} ${title}`,
      ...details.map((text) => `    ${paint(io, status === 'fail' ? 'reset' : 'dim', words(text))}`),
    ];
  });
}
