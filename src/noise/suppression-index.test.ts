import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeIncident } from '../tickets/testing/make-incident.ts';
import { compileMatchers } from './matchers.ts';
import { indexSuppressions } from './suppression-index.ts';

const label = fc.constantFrom('a', 'b', 'bad', 'Example', 'co');
const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const pattern = fc.array(fc.oneof(label, fc.constantFrom('.', '.', '*')), { minLength: 1, maxLength: 6 });
const matchers = fc.record({
  companyIds: fc.array(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
  domains: fc.array(
    pattern.map((parts) => parts.join('')),
    { maxLength: 2 },
  ),
});
const incident = fc.record({
  companyId: fc.constantFrom(1, 2),
  registrableDomain: fc.option(name),
  domains: fc.array(name, { maxLength: 3 }),
});

it('leaves out no suppression that matches an incident, and keeps their order', () => {
  fc.assert(
    fc.property(fc.array(matchers, { maxLength: 12 }), incident, (all, given) => {
      const active = all.map((some, id) => ({
        id,
        matchers: { ...some, devices: [], reasons: [], verdicts: [], severities: [] },
      }));
      const facts = { ...makeIncident(given), severity: 'high' } as const;
      const covering = (some: typeof active) =>
        some.filter((one) => compileMatchers(one.matchers)(facts)).map(({ id }) => id);
      expect(covering([...indexSuppressions(active)(facts)])).toEqual(covering(active));
    }),
    { numRuns: 2_000 },
  );
});

it('tests few of many that name a company or a domain', () => {
  const none = { companyIds: [], domains: [], devices: [], reasons: [], verdicts: [], severities: [] };
  const active = Array.from({ length: 1_000 }, (_, n) => ({
    matchers: n % 2 === 0 ? { ...none, domains: [`*.bad-${n}.example`] } : { ...none, companyIds: [n] },
  }));
  const facts = {
    ...makeIncident({ companyId: 7, registrableDomain: 'bad-8.example', domains: [] }),
    severity: 'high',
  } as const;
  expect(indexSuppressions(active)(facts)).toEqual([active[7], active[8]]);
});
