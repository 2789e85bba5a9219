import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeIncident } from '../tickets/testing/make-incident.ts';
import { acceptedThing } from './accepted-thing.ts';
import { compileMatchers, coversEverything, type MatchedFacts, type Matchers } from './matchers.ts';
import { longestCovering, makeReady } from './suppression.ts';

const none: Matchers = {
  companyIds: [],
  domains: [],
  devices: [],
  reasons: [],
  verdicts: [],
  severities: [],
};
const facts = (given: Parameters<typeof makeIncident>[0] = {}): MatchedFacts => ({
  ...makeIncident(given),
  severity: 'high',
});
const covers = (matchers: Partial<Matchers>, given = facts()) =>
  compileMatchers({ ...none, ...matchers })(given);

describe('matchers', () => {
  it.each<[Partial<Matchers>, boolean]>([
    [{}, true],
    [{ companyIds: [2, 1] }, true],
    [{ companyIds: [2] }, false],
    [{ domains: ['bad.example'] }, true],
    [{ domains: ['*.BAD.example'] }, true],
    [{ domains: ['mail.bad.example'] }, false],
    [{ devices: ['CSD-*'] }, true],
    [{ devices: ['192.0.2.*'] }, true],
    [{ devices: ['OAK-*'] }, false],
    [{ reasons: ['phish*'], verdicts: ['Blocked'], severities: ['high', 'low'] }, true],
    [{ reasons: ['phish*'], severities: ['low'] }, false],
  ])('%j covers an incident: %s', (matchers, expected) => expect(covers(matchers)).toBe(expected));

  it('match a device by any of its names', () => {
    const devices = ['CSD-WS-07', 'csd-ws-07.corp.example', 'CSD-WS-07$'];
    const one = facts({ device: 'csd-ws-07', devices });
    expect(covers({ devices: ['csd-ws-07.corp.example'] }, one)).toBe(true);
    expect(covers({ devices: ['csd-ws-08.corp.example'] }, one)).toBe(false);
    const two = facts({ device: null, devices: [...devices, 'CSD-WS-08'] });
    expect(covers({ devices: ['csd-ws-07.corp.example'] }, two)).toBe(false);
  });

  it('do not match an incident that also has other values', () => {
    const two = facts({ registrableDomain: null, domains: ['a.example', 'b.example'] });
    expect(covers({ domains: ['a.example'] }, two)).toBe(false);
    expect(covers({ domains: ['a.example', 'b.*'] }, two)).toBe(true);
    const reasons = facts({ reasons: ['Gambling', 'Malware'] });
    expect(covers({ reasons: ['gambling'] }, reasons)).toBe(false);
    expect(covers({ reasons: ['gambling'] }, facts({ reasons: [] }))).toBe(false);
    const many = facts({
      registrableDomain: null,
      domains: Array.from({ length: 50 }, (_, n) => `${n}.example`),
    });
    expect(covers({ domains: ['*.example'] }, many)).toBe(false);
    expect(covers({ domains: ['*'] }, many)).toBe(true);
  });

  it('are recognized if they match every incident', () => {
    const pattern = fc.constantFrom('*', '**', 'bad.example', '*.example');
    const list = fc.array(pattern, { maxLength: 2 });
    const odd = facts({
      companyId: 99,
      registrableDomain: null,
      device: null,
      domains: ['zz.test'],
      devices: [],
      clientAddresses: [],
      reasons: [],
      verdict: 'odd',
    });
    fc.assert(
      fc.property(
        fc.record({
          companyIds: fc.subarray([1, 2]),
          domains: list,
          devices: list,
          reasons: list,
          verdicts: list,
          severities: fc.subarray(['critical', 'high', 'medium', 'low', 'informational'] as const),
        }),
        (matchers) => {
          if (coversEverything(matchers)) expect(covers(matchers, odd)).toBe(true);
          else
            expect(covers(matchers, odd) && covers(matchers, { ...odd, severity: 'low' })).toBe(
              matchers.severities.includes('high') &&
                matchers.severities.includes('low') &&
                coversEverything({ ...matchers, severities: [] }),
            );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('an accepted risk', () => {
  it('matches the company and domain, on the device or on any', () => {
    const incident = makeIncident();
    const other = facts({ device: 'csd-ws-02', devices: ['CSD-WS-02'], clientAddresses: ['192.0.2.11'] });
    const here = acceptedThing(incident, true) ?? none;
    const anywhere = acceptedThing(incident, false) ?? none;
    expect([here, anywhere].map((matchers) => covers(matchers, facts(incident)))).toEqual([true, true]);
    expect([here, anywhere].map((matchers) => covers(matchers, other))).toEqual([false, true]);
    expect(covers(anywhere, facts({ companyId: 2 }))).toBe(false);
    expect(covers(anywhere, facts({ registrableDomain: 'other.example', domains: ['other.example'] }))).toBe(
      false,
    );
  });

  it('is impossible if the incident cannot be described exactly', () => {
    expect(acceptedThing(makeIncident({ registrableDomain: '*.example' }), true)).toBeNull();
    expect(acceptedThing(makeIncident({ registrableDomain: null, domains: [] }), true)).toBeNull();
    const many = Array.from({ length: 50 }, (_, n) => `${n}.example`);
    expect(acceptedThing(makeIncident({ registrableDomain: null, domains: many }), true)).toBeNull();
  });
});

describe('of several suppressions that match an incident', () => {
  it('the one that ends last counts, and never one of the other kind', () => {
    const one = (id: number, end: string | null, more: object = {}) =>
      makeReady({
        id,
        kind: 'silence',
        matchers: none,
        comment: 'c',
        startsAt: new Date(0),
        endsAt: end === null ? null : new Date(end),
        createdBy: 'Ann',
        ...more,
      });
    const all = [
      one(1, '2026-01-01'),
      one(2, '2026-03-01'),
      one(3, '2026-02-01'),
      one(4, null, { kind: 'acceptance' }),
      one(5, null, { matchers: { ...none, companyIds: [9] } }),
    ];
    expect(longestCovering(all, 'silence', facts())?.id).toBe(2);
    expect(longestCovering([...all, one(6, null)], 'silence', facts())?.id).toBe(6);
    expect(longestCovering(all.slice(3), 'silence', facts())).toBeNull();
  });
});
