import type { Incident } from '../../incidents/incident.ts';
import type { Severity } from '../../incidents/severities.ts';
import { compilePatterns } from '../../platform/values/pattern.ts';
import type { RuleMatches } from './rule.ts';

/** The fields of an incident that rules match. */
export type RoutedFacts = Pick<
  Incident,
  | 'companyId'
  | 'reasons'
  | 'verdict'
  | 'threatLevels'
  | 'device'
  | 'devices'
  | 'clientAddresses'
  | 'domains'
  | 'registrableDomain'
> & { readonly severity: Severity };

/** One condition of a rule, tested against an incident. */
export interface MatchedCondition {
  readonly condition: keyof RuleMatches;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
  readonly holds: boolean;
}

/** The values that each condition tests. */
const found: Readonly<Record<keyof RuleMatches, (facts: RoutedFacts) => string[]>> = {
  companyIds: ({ companyId }) => [String(companyId)],
  reasons: ({ reasons }) => [...reasons],
  verdicts: ({ verdict }) => [verdict],
  threatLevels: ({ threatLevels }) => [...threatLevels],
  severities: ({ severity }) => [severity],
  devices: ({ device, devices, clientAddresses }) => known([device, ...devices, ...clientAddresses]),
  domains: ({ domains, registrableDomain }) => known([...domains, registrableDomain]),
};
const conditions = Object.keys(found) as (keyof RuleMatches)[];

const known = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** The conditions of a rule, compiled for many incidents. */
function compileConditions(matches: RuleMatches): ((facts: RoutedFacts) => MatchedCondition)[] {
  return conditions.flatMap((condition) => {
    const wanted = matches[condition].map(String);
    if (wanted.length === 0) return [];
    const fits = compilePatterns(wanted);
    return [
      (facts: RoutedFacts) => {
        const values = found[condition](facts);
        return { condition, wanted, found: values, holds: values.some(fits) };
      },
    ];
  });
}

/** Returns whether an incident meets every condition of a rule. */
export function compileMatches(matches: RuleMatches): (facts: RoutedFacts) => boolean {
  const compiled = compileConditions(matches);
  return (facts) => compiled.every((condition) => condition(facts).holds);
}

/** Each condition of the rule, and whether the incident meets it. */
export const explainMatch = (matches: RuleMatches, facts: RoutedFacts): MatchedCondition[] =>
  compileConditions(matches).map((condition) => condition(facts));
