import { moment } from '../values/zoned-time.ts';
import { compileMatchers, type MatchedFacts, type Matchers } from './matchers.ts';

/** A silence holds back for a while; an acceptance says that a risk is lived with. */
export type SuppressionKind = 'silence' | 'acceptance';

export interface Suppression {
  readonly id: number;
  readonly kind: SuppressionKind;
  readonly matchers: Matchers;
  readonly comment: string;
  readonly startsAt: Date;
  /** Null: for ever. */
  readonly endsAt: Date | null;
  readonly createdBy: string;
}

/** One that is in force, made ready to be asked. */
export interface ActiveSuppression extends Suppression {
  readonly covers: (facts: MatchedFacts) => boolean;
}

export const makeReady = (suppression: Suppression): ActiveSuppression => ({
  ...suppression,
  covers: compileMatchers(suppression.matchers),
});

/** Of those of a kind that cover an incident, the one that ends last; null when none does. */
export function longestCovering(
  active: readonly ActiveSuppression[],
  kind: SuppressionKind,
  facts: MatchedFacts,
): ActiveSuppression | null {
  let longest: ActiveSuppression | null = null;
  for (const one of active) {
    if (one.kind !== kind || !endsLater(one, longest) || !one.covers(facts)) continue;
    longest = one;
  }
  return longest;
}

function endsLater(one: Suppression, other: Suppression | null): boolean {
  if (other === null) return true;
  if (other.endsAt === null) return false;
  return one.endsAt === null || one.endsAt > other.endsAt;
}

/** Who, until when and why, for a timeline. */
export function describeSuppression({ createdBy, endsAt, comment }: Suppression): string {
  return `${createdBy}, ${endsAt === null ? 'for ever' : `until ${moment(endsAt)}`}: ${comment}`;
}
