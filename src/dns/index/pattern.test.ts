import { describe, expect, it } from 'vitest';
import { matchesGlob, matchesPattern } from './pattern.ts';

describe('name patterns', () => {
  it.each([
    ['ads-*', 'ads-7', true],
    ['ads-*', 'ads-', true],
    ['ads-*', 'bads-7', false],
    ['*a*b', 'xaab', true],
    ['*a*b', 'xaabc', false],
    ['*', '', true],
    ['ads', 'ads1', false],
  ])('%s matches the label %s: %s', (glob, label, expected) => {
    expect(matchesGlob(glob, label)).toBe(expected);
  });

  it('are not slow with many stars', () => {
    expect(matchesGlob(`${'*a'.repeat(25)}*b`, 'a'.repeat(63))).toBe(false);
  });

  it('have the reach that they declare', () => {
    const labels = ['*', 'example'];
    const reachOf = (reach: 'exact' | 'with_below' | 'only_below') =>
      [['example'], ['a', 'example'], ['b', 'a', 'example']].map((name) =>
        matchesPattern({ labels, reach }, name),
      );
    expect(reachOf('exact')).toEqual([false, true, false]);
    expect(reachOf('with_below')).toEqual([false, true, true]);
    expect(reachOf('only_below')).toEqual([false, false, true]);
  });
});
