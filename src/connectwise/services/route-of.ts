import type { Problem } from '../../platform/values/problem.ts';
import type { NewTicket } from '../client/types.ts';
import { isOfBoard } from './destination.ts';
import { compileMatches, type RoutedFacts } from './match.ts';
import { routingProblems } from './problems.ts';
import type { RoutingRule } from './rule.ts';
import type { TicketService } from './ticket-service.ts';

/** The rule that applies to an incident's ticket: the first enabled one that matches; null if none does. */
export const routeOf = (facts: RoutedFacts, rules: readonly RoutingRule[]): RoutingRule | null =>
  compileRoutes(rules)(facts);

/** {@link routeOf} for many incidents: the rules are compiled once. */
export function compileRoutes(rules: readonly RoutingRule[]): (facts: RoutedFacts) => RoutingRule | null {
  const compiled = rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, takes: compileMatches(rule.matches) }));
  return (facts) => compiled.find(({ takes }) => takes(facts))?.rule ?? null;
}

/** Where a ticket is created. */
export type Placement = Pick<NewTicket, 'boardId' | 'statusId' | 'typeId' | 'priorityId'> &
  Partial<Pick<NewTicket, 'subTypeId' | 'itemId' | 'teamId' | 'sourceId' | 'severity' | 'impact'>>;

/** The ticket service, if it is complete. */
export type ChosenService = {
  readonly [Name in 'board' | 'status' | 'type' | 'priority']: NonNullable<TicketService[Name]>;
};

/** Why a rule cannot be used with this ticket service; null if it can. */
export function misfitOf(rule: RoutingRule, service: Pick<TicketService, 'board'>): Problem | null {
  if (rule.problem !== null) return rule.problem;
  const { board, ofBoard } = rule.destination;
  const moved = isOfBoard(rule.destination) && board === null && service.board?.id !== ofBoard?.id;
  return moved ? routingProblems.otherBoard(rule.name, ofBoard?.name ?? '') : null;
}

/**
 * Where the ticket is created: the values of the Services tab, overridden by the rule. An invalid rule overrides
 * nothing, so that no ticket is lost.
 */
export function placementOf(service: ChosenService, rule: RoutingRule | null): Placement {
  const to = rule === null || misfitOf(rule, service) !== null ? null : rule.destination;
  return {
    boardId: (to?.board ?? service.board).id,
    statusId: (to?.status ?? service.status).id,
    typeId: (to?.type ?? service.type).id,
    priorityId: (to?.priority ?? service.priority).id,
    ...(to?.subtype && { subTypeId: to.subtype.id }),
    ...(to?.item && { itemId: to.item.id }),
    ...(to?.team && { teamId: to.team.id }),
    ...(to?.source && { sourceId: to.source.id }),
    ...(to?.severity && { severity: to.severity }),
    ...(to?.impact && { impact: to.impact }),
  };
}
