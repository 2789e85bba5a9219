import type { IncidentGrowth } from './fold.ts';
import { additionsTo, emptyLists, hasAny, type Lists } from './incident-lists.ts';
import type { Severity } from './severities.ts';
import type { RateSeverity } from './severity.ts';
import { worseVerdict } from './verdict.ts';

/** An incident that a growth was counted on, with what it was before. */
export interface GrownIncident {
  readonly id: number;
  /** The number of the growth, from 1. */
  readonly position: number;
  readonly verdict: string;
  readonly decision: string;
  readonly decisionReason: string;
  /** Null if the growth adds nothing to the lists and has the same verdict, which is the usual case. */
  readonly lists: Lists | null;
}

/** What a growth changes besides the count. */
export interface GrowthChange {
  readonly id: number;
  readonly verdictBefore: string;
  readonly verdict: string;
  /** What is appended to each list. */
  readonly added: Lists;
  /** Null if it cannot have changed. */
  readonly severity: Severity | null;
  readonly decideAgain: boolean;
}

/**
 * What a growth changes besides the count; null if nothing. An incident whose facts changed (a worse verdict, a new
 * reason or threat level) is decided again, and so is one that waits for its count. For others a detection does not
 * change the decision.
 */
export function changeOf(
  { id, verdict: verdictBefore, decision, decisionReason, lists }: GrownIncident,
  growth: IncidentGrowth,
  rate: RateSeverity,
): GrowthChange | null {
  const verdict = worseVerdict(verdictBefore, growth.verdict);
  const worsened = verdict !== verdictBefore;
  const added = lists === null ? emptyLists : additionsTo(lists, growth);
  const otherFacts = worsened || added.reasons.length > 0 || added.threatLevels.length > 0;
  // An incident of a digest may now need a ticket of its own.
  // Seen again it is no longer what occurred long ago.
  const isLongAgo = decisionReason === 'occurred_long_ago';
  const undecided = decision === 'hold' || decision === 'skip' || decisionReason === 'in_digest' || isLongAgo;
  const counting = decisionReason === 'below_threshold' || isLongAgo;
  // An allowed incident was allowed for the domains that it had.
  const otherDomain = decisionReason === 'domain_allowed' && added.domains.length > 0;
  // The grouping wait has its own time, which a further detection must not shorten.
  const decideAgain =
    undecided && decisionReason !== 'waiting_to_group' && (otherFacts || counting || otherDomain);
  if (!hasAny(added) && !worsened && !decideAgain) return null;
  const severity = otherFacts && lists !== null ? rate(factsOf(verdict, lists, added)) : null;
  return { id, verdictBefore, verdict, added, severity, decideAgain };
}

const factsOf = (verdict: string, lists: Lists, added: Lists) => ({
  verdict,
  reasons: [...lists.reasons, ...added.reasons],
  threatLevels: [...lists.threatLevels, ...added.threatLevels],
});
