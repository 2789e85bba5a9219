import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    ['30s', 30_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['2d', 172_800_000],
    [' 5s ', 5000],
    ['0s', 0],
  ])('%s', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each([
    '',
    ' ',
    '30',
    's',
    '-5s',
    '1.5h',
    '5 s',
    '5S',
    '30s2m',
    '5s5s',
    '٣s',
    '9'.repeat(30).concat('d'),
  ])('does not guess what “%s” means', (text) => expect(parseDuration(text)).toBeUndefined());

  it('reads back what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (milliseconds) => {
        expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });

  it('never throws and never gives a negative or broken number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789dhms -.e') }), (text) => {
        const milliseconds = parseDuration(text) ?? 0;
        expect(Number.isSafeInteger(milliseconds) && milliseconds >= 0).toBe(true);
      }),
    );
  });
});
