import type { IncidentGrowth } from './fold.ts';
import { additionsTo, hasAny, type Lists } from './incident-lists.ts';
import type { Severity } from './severities.ts';
import type { RateSeverity } from './severity.ts';
import { worseVerdict } from './verdict.ts';

/** An incident that a growth was added to. */
export interface GrownIncident {
  readonly id: number;
  /** The number of the growth, from 1. */
  readonly position: number;
  /** Null if the growth changed nothing but count and times, which is the usual case. */
  readonly before: StateBefore | null;
}

/** What an incident was before a growth was added to it. */
export interface StateBefore {
  readonly verdict: string;
  readonly decision: string;
  readonly decisionReason: string;
  readonly lists: Lists;
}

/** What a growth changes besides the count. */
export interface GrowthChange {
  readonly id: number;
  readonly verdictBefore: string;
  readonly verdict: string;
  /** The values to append to each list. */
  readonly added: Lists;
  /** The new severity; null if it cannot have changed. */
  readonly severity: Severity | null;
  readonly decideAgain: boolean;
}

/** Reasons of decisions that depend on how many detections there are, or on when the last one was. */
export const countingReasons: readonly string[] = ['below_threshold', 'occurred_long_ago'];

/**
 * What a growth changes besides the count; null if nothing. The incident is decided again if its facts changed (a worse
 * verdict, a new reason or threat level), or if it waits for a number of detections. Otherwise a detection does not
 * change the decision.
 */
export function changeOf(
  { id, before }: GrownIncident,
  growth: IncidentGrowth,
  rate: RateSeverity,
): GrowthChange | null {
  if (before === null) return null;
  const { verdict: verdictBefore, decision, decisionReason, lists } = before;
  const verdict = worseVerdict(verdictBefore, growth.verdict);
  const worsened = verdict !== verdictBefore;
  const added = additionsTo(lists, growth);
  const otherFacts = worsened || added.reasons.length > 0 || added.threatLevels.length > 0;
  // An incident in a digest may now need its own ticket. One that occurred long ago and is seen again is recent now.
  const isLongAgo = decisionReason === 'occurred_long_ago';
  const undecided = decision === 'hold' || decision === 'skip' || decisionReason === 'in_digest' || isLongAgo;
  const counting = countingReasons.includes(decisionReason);
  // An incident is allowed only for the domains that it had then.
  const otherDomain = decisionReason === 'domain_allowed' && added.domains.length > 0;
  // The grouping wait ends at a fixed time; a further detection must not shorten it.
  const decideAgain =
    undecided && decisionReason !== 'waiting_to_group' && (otherFacts || counting || otherDomain);
  if (!hasAny(added) && !worsened && !decideAgain) return null;
  const severity = otherFacts ? rate(factsOf(verdict, lists, added)) : null;
  return { id, verdictBefore, verdict, added, severity, decideAgain };
}

const factsOf = (verdict: string, lists: Lists, added: Lists) => ({
  verdict,
  reasons: [...lists.reasons, ...added.reasons],
  threatLevels: [...lists.threatLevels, ...added.threatLevels],
});
