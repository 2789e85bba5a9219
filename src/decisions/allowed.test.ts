import { describe, expect, it } from 'vitest';
import { listLimit } from '../incidents/incident-lists.ts';
import { type AllowedDomain, allowedBy } from './allowed.ts';

const incident = {
  companyId: 1,
  registrableDomain: 'bad.example',
  domains: ['a.bad.example', 'b.bad.example'],
};
const soon = new Date('2026-03-02T00:00:00Z');
const later = new Date('2026-03-03T00:00:00Z');
const entry = (domain: string, given: Partial<AllowedDomain> = {}): AllowedDomain => ({
  companyId: 1,
  domain,
  expiresAt: null,
  ...given,
});

describe('an incident is allowed', () => {
  it('by a domain above all of its names', () =>
    expect(allowedBy(incident, [entry('bad.example')])).toEqual({ until: null }));

  it('by an entry for a parent of all its domains', () =>
    expect(allowedBy(incident, [entry('a.bad.example'), entry('b.bad.example')])).toEqual({ until: null }));

  it('by several entries that together allow all its domains', () =>
    expect(allowedBy(incident, [entry('bad.example', { companyId: null })])).toEqual({ until: null }));

  it('until the first of its domains is no longer allowed', () => {
    const entries = [
      entry('a.bad.example', { expiresAt: soon }),
      entry('a.bad.example', { companyId: null, expiresAt: later }),
      entry('b.bad.example'),
    ];
    expect(allowedBy(incident, entries)).toEqual({ until: later });
  });
});

describe('an incident is not allowed', () => {
  it.each([
    ['while one of its names is not', [entry('a.bad.example')]],
    ['by an entry of another company', [entry('bad.example', { companyId: 2 })]],
    ['by a name that only ends alike', [entry('ad.example')]],
    ['without any entry', []],
  ])('%s', (_, entries) => expect(allowedBy(incident, entries)).toBeNull());

  it('by the known names of a full list, unless their common domain is allowed', () => {
    const domains = Array.from({ length: listLimit }, () => 'a.bad.example');
    expect(allowedBy({ ...incident, domains }, [entry('a.bad.example')])).toBeNull();
    expect(allowedBy({ ...incident, domains }, [entry('bad.example')])).toEqual({ until: null });
    expect(allowedBy({ ...incident, domains, registrableDomain: null }, [entry('bad.example')])).toBeNull();
  });
});
