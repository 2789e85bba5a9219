import { moment } from '../platform/values/zoned-time.ts';
import { compileMatchers, type MatchedFacts, type Matchers } from './matchers.ts';
import { indexSuppressions } from './suppression-index.ts';

/** A silence holds incidents for a time; an acceptance skips them because the risk is accepted. */
export type SuppressionKind = 'silence' | 'acceptance';

export interface Suppression {
  readonly id: number;
  readonly kind: SuppressionKind;
  readonly matchers: Matchers;
  readonly comment: string;
  readonly startsAt: Date;
  /** Null if it has no end. */
  readonly endsAt: Date | null;
  readonly createdBy: string;
}

/** A suppression in force, prepared for matching. */
export interface ActiveSuppression extends Suppression {
  readonly covers: (facts: MatchedFacts) => boolean;
}

/** Compiled on first use: most are never tested. */
export function makeReady(suppression: Suppression): ActiveSuppression {
  let covers: ReturnType<typeof compileMatchers> | undefined;
  return {
    ...suppression,
    covers(facts) {
      covers ??= compileMatchers(suppression.matchers);
      return covers(facts);
    },
  };
}

/** Of the suppressions that match an incident, the one that ends last; null if none matches. */
export function longestCovering(
  active: readonly ActiveSuppression[],
  kind: SuppressionKind,
  facts: MatchedFacts,
): ActiveSuppression | null {
  let longest: ActiveSuppression | null = null;
  for (const one of indexOf(active)(facts)) {
    if (one.kind !== kind || !endsLater(one, longest) || !one.covers(facts)) continue;
    longest = one;
  }
  return longest;
}

/** Built once for each list, because many incidents are looked up in it. */
function indexOf(active: readonly ActiveSuppression[]): Index {
  const known = indexes.get(active);
  if (known !== undefined) return known;
  const made = indexSuppressions(active);
  indexes.set(active, made);
  return made;
}

type Index = (facts: MatchedFacts) => readonly ActiveSuppression[];
const indexes = new WeakMap<readonly ActiveSuppression[], Index>();

function endsLater(one: Suppression, other: Suppression | null): boolean {
  if (other === null) return true;
  if (other.endsAt === null) return false;
  return one.endsAt === null || one.endsAt > other.endsAt;
}

/** Who created it, until when and why, for a timeline. */
export function describeSuppression({ createdBy, endsAt, comment }: Suppression): string {
  return `${createdBy}, ${endsAt === null ? 'without an end' : `until ${moment(endsAt)}`}: ${comment}`;
}
