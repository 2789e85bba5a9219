import type { RoutedFacts } from './match.ts';
import { compileRoutes } from './route-of.ts';
import type { RoutingRule } from './rule.ts';

/** How many tickets use a routing rule; null means the Services tab alone. */
export interface RuleCount {
  readonly ruleId: number | null;
  readonly name: string | null;
  readonly tickets: number;
}

/** Counts tickets by the rule that applies to them. */
export function countRoutes(rules: readonly RoutingRule[]) {
  const route = compileRoutes(rules);
  const counts = new Map<number | null, number>();
  return {
    add(facts: RoutedFacts): void {
      const ruleId = route(facts)?.id ?? null;
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    },
    /** One count for every enabled rule, in order, and last for the Services tab alone. */
    result: (): RuleCount[] =>
      [...rules.filter(({ enabled }) => enabled), { id: null, name: null }].map(({ id, name }) => ({
        ruleId: id,
        name,
        tickets: counts.get(id) ?? 0,
      })),
  };
}
