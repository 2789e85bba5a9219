import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictRank, worseVerdict } from './verdict.ts';

const words = ['permitted', 'a-word-of-theirs', 'suspicious', 'blocked', 'malicious'];

describe('verdicts', () => {
  it('rank from the mildest to the worst, with an unknown word between permitted and suspicious', () => {
    const ranks = words.map(verdictRank);
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    expect(new Set(ranks).size).toBe(words.length);
    expect(verdictRank('')).toBe(verdictRank('a-word-of-theirs'));
  });

  it('keep the worse of two, and the first of two that are equally bad', () => {
    expect(worseVerdict('blocked', 'malicious')).toBe('malicious');
    expect(worseVerdict('malicious', 'blocked')).toBe('malicious');
    expect(worseVerdict('one', 'another')).toBe('one');
  });

  it('combine into the worst of all, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1 }), (seen) => {
        const worst = seen.reduce(worseVerdict);
        expect(seen.every((word) => verdictRank(word) <= verdictRank(worst))).toBe(true);
        expect([...seen].reverse().reduce(worseVerdict)).toBe(worst);
      }),
    );
  });
});
