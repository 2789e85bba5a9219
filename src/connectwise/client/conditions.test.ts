import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyConditions, matchesSearch, referenceConditions } from './conditions.ts';

describe('companyConditions', () => {
  it('leaves deleted companies out', () => expect(companyConditions(undefined)).toBe('deletedFlag=false'));
  it('searches name and identifier', () =>
    expect(companyConditions(' Café  Nord ')).toBe(
      'deletedFlag=false and (name like "%Café Nord%" or identifier like "%Café Nord%")',
    ));
  it.each([
    ["O'Brien", '%O%Brien%'],
    ['a"b', '%a%b%'],
    ['50%', '%50%'],
    ['x" or id > 0 or name like "', '%x% or id % 0 or name like %'],
    ['[a-z]_*\\', '%a-z%'],
  ])('replaces characters with a possible meaning by wildcards: %s', (search, pattern) =>
    expect(companyConditions(search)).toContain(`name like "${pattern}"`),
  );

  it('lets no search leave its quotes, and cuts long ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (search) => {
        const conditions = companyConditions(search);
        expect(conditions).toMatch(
          /^deletedFlag=false( and \(name like "%[^"'\\[\]*_\p{Cc}]*%" or identifier like "%[^"'\\[\]*_\p{Cc}]*%"\))?$|^deletedFlag=false and \(name like "%" or identifier like "%"\)$/u,
        );
        expect(encodeURIComponent(conditions).length).toBeLessThan(1900);
      }),
    );
  });
});

describe('matchesSearch', () => {
  it('filters what a wildcard found too much', () => {
    expect(matchesSearch("o'brien", "O'Brien Ltd", undefined)).toBe(true);
    expect(matchesSearch("o'brien", 'O Brien Ltd', 'obrien')).toBe(false);
    expect(matchesSearch('', 'Anything')).toBe(true);
  });
});

describe('referenceConditions', () => {
  it('accepts our references', () =>
    expect(referenceConditions('picket:01ARZ3')).toBe('externalXRef="picket:01ARZ3"'));
  it.each(['', 'a"b', 'a b', 'a%', 'é', 'x'.repeat(101)])('refuses “%s”', (reference) =>
    expect(referenceConditions(reference)).toBeNull(),
  );
});
