import type { CreateOutcome } from '../connectwise/types.ts';
import type { Problem } from '../values/problem.ts';
import { type DestinationField, isOfBoard, overriddenFields } from './destination.ts';
import { routingProblems } from './problems.ts';
import type { RoutingRule } from './rule.ts';

const ofBoard = new Set<string>(['board', 'status', 'type', 'subtype', 'item', 'team']);

/** The API member may not create tickets on the board, whatever its role grants. */
const forbidden = 'tickets.refused_here';

/**
 * What ConnectWise refused of what a rule chose; null where it did not, or refused something else. What belongs to a
 * board depends on the rest of it, so a rule that chose any of that is to blame for all of it.
 */
export function blame(rule: RoutingRule | null, outcome: CreateOutcome): Problem | null {
  if (rule === null || outcome.outcome !== 'refused') return null;
  if (outcome.problem.code === forbidden)
    return rule.destination.board === null ? null : routingProblems.refused(rule.name, outcome.problem);
  if (outcome.field === undefined) return null;
  const field = outcome.field.toLowerCase() as DestinationField;
  const chose = overriddenFields(rule.destination).includes(field);
  const choseBeside = ofBoard.has(field) && isOfBoard(rule.destination);
  return chose || choseBeside ? routingProblems.refused(rule.name, outcome.problem) : null;
}
