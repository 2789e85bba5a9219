import type { Problem } from '../../../platform/values/problem.ts';
import { feedProblems } from './problems.ts';

/** A new copy is suspicious with less than half of the last copy's entries, or more than five times as many. */
const smallestShare = 0.5;
const largestGrowth = 5;
/** Smaller changes than these are normal on any day. */
const fewLost = 100;
const fewAdded = 5000;

export interface KnownSizes {
  /** Blocked names and addresses in the last good copy; null for the first copy. */
  readonly last: number | null;
  /** A refused size that a person accepted. */
  readonly accepted: number | null;
}

/**
 * Returns null if a copy of this size may replace the last one. A feed that shrinks suddenly was cut or is broken, and
 * one that grows suddenly has other content. Both would change what every company can reach, and nobody chose that.
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
