import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderAfter } from './order.ts';

describe('the order after a file was applied', () => {
  it('is that of the file, with other objects in their place', () => {
    expect(orderAfter(['a', 'x', 'b'], ['b', 'a'])).toEqual(['b', 'x', 'a']);
    expect(orderAfter(['a', 'b'], ['a', 'new', 'b'])).toEqual(['a', 'new', 'b']);
    expect(orderAfter(['a'], ['first', 'a', 'last'])).toEqual(['first', 'a', 'last']);
    expect(orderAfter([], ['one', 'two'])).toEqual(['one', 'two']);
  });

  it('is unchanged by a second time, and has every object once', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(keys, keys, (now, inFile) => {
        const after = orderAfter(now, inFile);
        expect([...after].sort()).toEqual([...new Set([...now, ...inFile])].sort());
        expect(after.filter((key) => inFile.includes(key))).toEqual(inFile);
        expect(orderAfter(after, inFile)).toEqual(after);
      }),
    );
  });
});
