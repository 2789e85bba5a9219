import { describe, expect, it } from 'vitest';
import { type SeverityFacts, severityOf } from './severity.ts';
import { severitySettings } from './severity-settings.ts';

const none = { reasons: [], verdicts: [], threatLevels: [] };
const facts = (given: Partial<SeverityFacts> = {}): SeverityFacts => ({
  verdict: 'blocked',
  reasons: [],
  threatLevels: [],
  ...given,
});

describe('the severity of an incident', () => {
  it.each([
    ['critical', facts({ reasons: ['List', 'Bots/C2'] })],
    ['critical', facts({ verdict: 'permitted', threatLevels: ['Critical'] })],
    ['high', facts({ reasons: ['Spear Phishing'] })],
    ['high', facts({ verdict: 'malicious', reasons: ['Newly registered domain'] })],
    ['medium', facts({ reasons: ['Gambling'], threatLevels: ['medium'] })],
    ['low', facts({ verdict: 'suspicious' })],
    ['informational', facts({ verdict: 'permitted' })],
    ['medium', facts({ verdict: 'a word nobody knows' })],
  ])('is %s under the default rules: %j', (severity, given) =>
    expect(severityOf(given, severitySettings.initial)).toBe(severity),
  );

  it('is that of the first rule whose every condition matches', () => {
    const rules = {
      otherwise: 'low' as const,
      rules: [
        { ...none, severity: 'critical' as const, reasons: ['Malware'], verdicts: ['malicious', 'odd'] },
        { ...none, severity: 'informational' as const, reasons: ['mal*', 'ads'] },
        { ...none, severity: 'high' as const, reasons: ['Malware'] },
      ],
    };
    const of = (given: Partial<SeverityFacts>) => severityOf(facts(given), rules);
    expect(of({ reasons: ['malware'], verdict: 'MALICIOUS' })).toBe('critical');
    expect(of({ reasons: ['Malware'] })).toBe('informational');
    expect(of({ reasons: ['Malware site', 'News'] })).toBe('informational');
    expect(of({ reasons: ['News'] })).toBe('low');
    expect(of({ verdict: 'odd' })).toBe('low');
  });
});
