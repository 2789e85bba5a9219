import type { Problem } from '../../../platform/values/problem.ts';
import { feedProblems } from './problems.ts';

/** A new copy with less than half of the entries of the last, or more than five times as many, is suspicious. */
const smallestShare = 0.5;
const largestGrowth = 5;
/** Fewer entries than these come and go on any day. */
const fewLost = 100;
const fewAdded = 5000;

export interface KnownSizes {
  /** Blocked names and addresses in the last good copy; null for the first copy. */
  readonly last: number | null;
  /** A size that a person saw as refused, and accepted. */
  readonly accepted: number | null;
}

/**
 * Null if a copy of this size may replace the last one. A feed that shrinks suddenly is cut or broken, and one that
 * grows suddenly has another content: both would change what every company can reach, and nobody chose it.
 */
export function judgeSize(next: number, { last, accepted }: KnownSizes): Problem | null {
  if (last === null || isUsual(next, last) || (accepted !== null && isUsual(next, accepted))) return null;
  return next < last ? feedProblems.shrunk(last, next) : feedProblems.grown(last, next);
}

function isUsual(next: number, before: number): boolean {
  const isMuchLess = next < before * smallestShare && before - next > fewLost;
  const isMuchMore = next > before * largestGrowth && next - before > fewAdded;
  return !isMuchLess && !isMuchMore;
}
