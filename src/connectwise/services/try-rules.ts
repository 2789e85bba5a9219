import { z } from 'zod';
import { compileMatches, explainMatch, type RoutedFacts } from './match.ts';
import { routeOf } from './route-of.ts';
import type { RoutingRule, RuleMatches } from './rule.ts';

export const triedSchema = z.object({
  incidentId: z.number(),
  takenBy: z
    .object({ id: z.number(), name: z.string() })
    .nullable()
    .describe('The rule that its ticket would use; null: the ticket service without a rule.'),
  rules: z
    .array(z.object({ id: z.number(), name: z.string(), enabled: z.boolean(), takes: z.boolean() }))
    .describe('Every rule in order, and whether it matches the incident.'),
  draft: z
    .object({
      takes: z.boolean(),
      conditions: z
        .array(
          z.object({
            condition: z.string(),
            wanted: z.array(z.string()),
            found: z.array(z.string()),
            holds: z.boolean(),
          }),
        )
        .describe('Each condition, and the values of the incident it was compared with.'),
    })
    .nullable()
    .describe('For the conditions in the request.'),
});

/** Tests which rule applies to an incident, and whether a draft of a rule would. */
export function tryRules(
  incident: RoutedFacts & { readonly id: number },
  rules: readonly RoutingRule[],
  draft: RuleMatches | undefined,
): z.infer<typeof triedSchema> {
  const taking = routeOf(incident, rules);
  return {
    incidentId: incident.id,
    takenBy: taking === null ? null : { id: taking.id, name: taking.name },
    rules: rules.map(({ id, name, enabled, matches }) => ({
      id,
      name,
      enabled,
      takes: compileMatches(matches)(incident),
    })),
    draft:
      draft === undefined
        ? null
        : {
            takes: compileMatches(draft)(incident),
            conditions: explainMatch(draft, incident).map((one) => ({
              ...one,
              wanted: [...one.wanted],
              found: [...one.found],
            })),
          },
  };
}
