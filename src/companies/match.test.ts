import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyMatcher, countNames, type MatchTarget } from './match.ts';
import { plainName } from './plain-name.ts';

const targets = (...names: (string | [name: string, identifier: string])[]): MatchTarget[] =>
  names.map((one, at) =>
    typeof one === 'string'
      ? { id: at + 1, name: one, status: 'Active' }
      : { id: at + 1, name: one[0], identifier: one[1], status: 'Active' },
  );

const found = (name: string, ...names: Parameters<typeof targets>) =>
  companyMatcher(targets(...names))
    .candidates(name, countNames([name]))
    .map(({ target, confidence }) => `${target.id} ${confidence}`);

describe('a match', () => {
  it('is exact where the name or the identifier is equal in any letter case', () => {
    expect(found('cedar street DENTAL', 'Cedar Street Dental', 'Oak Law')[0]).toBe('1 exact');
    expect(found('CEDARST', ['Cedar Street Dental', 'CedarSt'])).toEqual(['1 exact']);
  });

  it('is never exact where two companies have the same name', () => {
    const both = ['1 similar', '2 similar'];
    expect(found('Cedar Street Dental', 'Cedar Street Dental', 'cedar street dental')).toEqual(both);
    expect(found('Cedar', ['Cedar', 'A'], ['Other', 'cedar'])).toEqual(both);
    expect(found('Cedar Inc', 'Cedar LLC', 'Cedar, Ltd.')).toEqual(both);
  });

  const sure = (name: string, atSources: string[], ...known: MatchTarget[]) =>
    companyMatcher(known)
      .candidates(name, countNames([name, ...atSources]))
      .map(({ target, confidence, doubt }) => `${target.id} ${confidence} ${doubt}`);
  const cedar: MatchTarget = { id: 1, name: 'Cedar', identifier: 'CDR', status: 'Active' };

  it('is never exact where two companies of the sources have the name, or would match the same ConnectWise company', () => {
    expect(sure('Cedar', [], cedar)).toEqual(['1 exact null']);
    expect(sure('Cedar', ['Oak'], cedar)).toEqual(['1 exact null']);
    expect(sure('Cedar', [' cedar '], cedar)).toEqual(['1 similar several_at_sources']);
    // One matches by the name, the other by the identifier.
    expect(sure('Cedar', ['cdr'], cedar)).toEqual(['1 similar several_at_sources']);
    expect(sure('Cedar Inc', ['Cedar LLC'], cedar)).toEqual(['1 similar several_at_sources']);
  });

  it('is never exact for a ConnectWise company that is not known to be active', () => {
    for (const status of ['Inactive', 'Prospect', undefined])
      expect(sure('Cedar', [], { ...cedar, status })).toEqual(['1 similar not_active']);
    expect(sure('Cedar Inc', [], { ...cedar, status: 'Inactive' })).toEqual(['1 similar not_active']);
  });

  it.each([
    ['Old Mill Bakery', 'Old Mill Bakery Co'],
    ['Smith & Sons LLC', 'Smith and Sons, L.L.C.'],
    ['Müller Bäckerei GmbH & Co. KG', 'Muller Backerei'],
    ['The Corner Shop', 'Corner-Shop Inc.'],
    ["O'Brien Plumbing", 'OBrien Plumbing Corp'],
    ['Żabka Łódź sp. z o.o.', 'Zabka Lodz Sp z oo'],
    ['Cedar Street Dental', 'cedarstreetdental'],
  ])('of “%s” and “%s” is normalised', (one, other) => {
    expect(found(one, other)).toEqual(['1 normalised']);
    expect(found(other, one)).toEqual(['1 normalised']);
  });

  it.each([
    ['Pinecrest Property Mgmt', 'Pinecrest Property Management'],
    ['Riverbend Elementary School', 'Riverbend Elementary'],
    ['Dental, Cedar Street', 'Cedar Street Dental'],
    ['Bluewatr Veterinary Clinic', 'Bluewater Veterinary Clinic'],
  ])('of “%s” and “%s” is similar', (one, other) => expect(found(one, other)).toEqual(['1 similar']));

  it('is not made of one common word', () => {
    const many = Array.from({ length: 50 }, (_, n) => `${String.fromCharCode(65 + (n % 26))}${n}nook Dental`);
    expect(found('Harbor Dental', 'Cedar Street Dental', ...many)).toEqual([]);
    expect(found('Summit Ridge Roofing', 'Summit Ridge Roofing', 'Summit Ridge Accounting')[0]).toBe(
      '1 exact',
    );
  });

  it('ranks equal names before similar ones, and keeps a legal form that is the whole name', () => {
    expect(found('Summit Ridge', 'Summit Ridge Roofing', 'Summit Ridge Inc')[0]).toBe('2 normalised');
    expect(plainName('Limited')).toBe('limited');
    expect(plainName('—')).toBe('');
  });

  const name = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('Acme Inc', 'ACME', 'acme, llc', 'Acmé GmbH', 'Acme & Sons', '& Co', 'The', ''),
  );
  const record = fc.record({ name, identifier: fc.option(name, { nil: undefined }) });

  it('is ordered, scored between 0 and 1, listed once, and exact for one company at most', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), name, (records, wanted) => {
        const candidates = companyMatcher(
          records.map((one, at) => ({ id: at + 1, status: 'Active', ...one })),
        ).candidates(wanted, countNames([wanted]));
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((one, other) => other - one));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(new Set(candidates.map(({ target }) => target.id)).size).toBe(candidates.length);
        expect(candidates.filter(({ confidence }) => confidence !== 'similar').length).toBeLessThan(2);
        for (const { target, confidence } of candidates) {
          const texts = [target.name, target.identifier ?? ''].map((text) =>
            text.normalize('NFC').trim().toLowerCase(),
          );
          if (confidence === 'exact') expect(texts).toContain(wanted.normalize('NFC').trim().toLowerCase());
        }
      }),
    );
  });

  it('of a company with its own name is exact, unless another company has it too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 20 }),
        (names) => {
          const matcher = companyMatcher(targets(...names));
          for (const one of names) {
            const [best] = matcher.candidates(one.toUpperCase(), countNames(names));
            expect(best?.confidence).toBe('exact');
          }
        },
      ),
    );
  });

  it('compares a plain name with its own plain name as equal', () => {
    fc.assert(
      fc.property(name, (one) => {
        expect(plainName(plainName(one))).toBe(plainName(one));
      }),
    );
  });
});
