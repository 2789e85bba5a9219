import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, plainText } from './text.ts';

describe('cutText', () => {
  it('keeps a text that fits', () => expect(cutText('short', 5)).toBe('short'));
  it('marks what it cut', () => expect(cutText('abcdef', 4)).toBe('abc…'));
  it('never cuts inside a family of emoji', () => expect(cutText('a👩‍👩‍👧b', 4)).toBe('a…'));
  it('never exceeds the limit and never splits a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const cut = cutText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(Math.max(limit, 1));
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('plainText', () => {
  it('turns NUL, newlines and tabs into single spaces', () =>
    expect(plainText(' a\u0000b\r\n\tc ')).toBe('a b c'));
});
