import { compilePatterns } from '../platform/values/pattern.ts';
import type { Incident } from './incident.ts';
import type { Severity } from './severities.ts';
import type { SeverityRule, SeveritySettings } from './severity-settings.ts';

/** The fields of an incident that decide its severity. */
export type SeverityFacts = Pick<Incident, 'verdict' | 'reasons' | 'threatLevels'>;
export type RateSeverity = (facts: SeverityFacts) => Severity;

type SeverityRules = Pick<SeveritySettings, 'rules' | 'otherwise'>;

/** The severity of an incident: that of the first matching rule, else the default. */
export function severityOf(facts: SeverityFacts, rules: SeverityRules): Severity {
  return severityRater(rules)(facts);
}

/** Incidents are similar: ratings are cached, up to a limit. */
const remembered = 10_000;

/** {@link severityOf} for many incidents: the rules are prepared once, and equal incidents are rated once. */
export function severityRater({ rules, otherwise }: SeverityRules): RateSeverity {
  const compiled = rules.map((rule) => ({ matches: compileRule(rule), severity: rule.severity }));
  const known = new Map<string, Severity>();
  return (facts) => {
    const key = JSON.stringify([facts.verdict, facts.reasons, facts.threatLevels]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const severity = compiled.find(({ matches }) => matches(facts))?.severity ?? otherwise;
    if (known.size < remembered) known.set(key, severity);
    return severity;
  };
}

/** All kinds of matchers of a rule must match; one value of each kind is enough. */
function compileRule({ reasons, verdicts, threatLevels }: SeverityRule): (facts: SeverityFacts) => boolean {
  const isReason = compilePatterns(reasons);
  const isVerdict = compilePatterns(verdicts);
  const isThreatLevel = compilePatterns(threatLevels);
  return (facts) =>
    (reasons.length === 0 || facts.reasons.some(isReason)) &&
    (verdicts.length === 0 || isVerdict(facts.verdict)) &&
    (threatLevels.length === 0 || facts.threatLevels.some(isThreatLevel));
}
