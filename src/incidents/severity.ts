import type { SeverityRule, SeveritySettings } from '../settings/severity-settings.ts';
import { compilePatterns } from '../values/pattern.ts';
import type { Incident } from './incident.ts';
import type { Severity } from './severities.ts';

/** What of an incident its severity depends on. */
export type SeverityFacts = Pick<Incident, 'verdict' | 'reasons' | 'threatLevels'>;
export type RateSeverity = (facts: SeverityFacts) => Severity;

type SeverityRules = Pick<SeveritySettings, 'rules' | 'otherwise'>;

/** How bad an incident is: what the first rule that it matches says, else the default. */
export function severityOf(facts: SeverityFacts, rules: SeverityRules): Severity {
  return severityRater(rules)(facts);
}

/** Incidents are alike: what was rated is remembered, up to so many of a kind. */
const remembered = 10_000;

/** {@link severityOf} for many: the rules are made ready once, and what is alike is rated once. */
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

/** All kinds of matchers that a rule has must match; of each kind one is enough. */
function compileRule({ reasons, verdicts, threatLevels }: SeverityRule): (facts: SeverityFacts) => boolean {
  const isReason = compilePatterns(reasons);
  const isVerdict = compilePatterns(verdicts);
  const isThreatLevel = compilePatterns(threatLevels);
  return (facts) =>
    (reasons.length === 0 || facts.reasons.some(isReason)) &&
    (verdicts.length === 0 || isVerdict(facts.verdict)) &&
    (threatLevels.length === 0 || facts.threatLevels.some(isThreatLevel));
}
