import type { Problem } from '../../platform/values/problem.ts';
import type { CreateOutcome } from '../client/types.ts';
import { type DestinationField, isOfBoard, overriddenFields } from './destination.ts';
import { routingProblems } from './problems.ts';
import type { RoutingRule } from './rule.ts';

const ofBoard = new Set<string>(['board', 'status', 'type', 'subtype', 'item', 'team']);

/** The API member may not create tickets on the board, although its role may create tickets. */
const forbidden = 'tickets.refused_here';

/**
 * The rule's choice that ConnectWise refused; null if it refused something else. Values of a board depend on each
 * other, so a rule that chose one of them is responsible for all of them.
 */
export function routingRefusal(rule: RoutingRule | null, outcome: CreateOutcome): Problem | null {
  if (rule === null || outcome.outcome !== 'refused') return null;
  if (outcome.problem.code === forbidden)
    return rule.destination.board === null ? null : routingProblems.refused(rule.name, outcome.problem);
  if (outcome.field === undefined) return null;
  const field = outcome.field.toLowerCase() as DestinationField;
  const chose = overriddenFields(rule.destination).includes(field);
  const choseBeside = ofBoard.has(field) && isOfBoard(rule.destination);
  return chose || choseBeside ? routingProblems.refused(rule.name, outcome.problem) : null;
}
