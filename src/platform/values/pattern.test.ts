import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, matchesEverything } from './pattern.ts';

const matches = (pattern: string, text: string) => compilePattern(pattern)(text);

describe('a pattern', () => {
  it.each([
    ['bad.example', 'BAD.example', true],
    ['bad.example', 'www.bad.example', false],
    ['*.bad.example', 'www.bad.example', true],
    ['*.bad.example', 'bad.example', false],
    ['CSD-*-01', 'csd-ws-01', true],
    ['a*a', 'a', false],
    ['a*bc*c', 'abc', false],
    ['a*b*c', 'a-b-b-c', true],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['', 'x', false],
  ])('%s on %s: %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected));

  it('agrees with a regular expression for any text', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '*', '.'), maxLength: 9 });
    fc.assert(
      fc.property(short, short, (pattern, text) => {
        const escaped = pattern.replaceAll('.', '\\.').replaceAll('*', '[^]*');
        expect(matches(pattern, text)).toBe(new RegExp(`^${escaped}$`, 'i').test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of only asterisks matches everything', () => {
    expect(['*', '**', '', '*a'].map(matchesEverything)).toEqual([true, true, false, false]);
  });
});
