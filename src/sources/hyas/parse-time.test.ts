import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time.ts';

const iso = (value: unknown) => parseTime(value)?.toISOString() ?? null;

describe('the time of a row', () => {
  it.each([
    ['2026-01-15T09:12:44.123456Z', '2026-01-15T09:12:44.123Z'],
    ['2026-01-15T09:12:44', '2026-01-15T09:12:44.000Z'],
    ['2026-01-15 09:12:44.5', '2026-01-15T09:12:44.500Z'],
    ['2026-01-15 09:12:44 UTC', '2026-01-15T09:12:44.000Z'],
    ['2026-01-15T09:12:44+02:00', '2026-01-15T07:12:44.000Z'],
    ['2026-01-15T09:12:44-0530', '2026-01-15T14:42:44.000Z'],
    ['2026-01-15T09:12Z', '2026-01-15T09:12:00.000Z'],
    ['2026-01-15', '2026-01-15T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['Thu, 15 Jan 2026 09:12:44 GMT', '2026-01-15T09:12:44.000Z'],
    ['1768468364', '2026-01-15T09:12:44.000Z'],
    [1768468364, '2026-01-15T09:12:44.000Z'],
    [1768468364123, '2026-01-15T09:12:44.123Z'],
  ])('%s is parsed', (given, expected) => expect(iso(given)).toBe(expected));

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-15T25:00:00Z',
    '03/04/2026 10:00:00',
    '0026-01-15T09:12:44Z',
    '2026',
    'yesterday',
    '',
    null,
    true,
    {},
    Number.NaN,
    -1,
    1e300,
  ])('%s is not', (given) => expect(iso(given)).toBeNull());

  it('parses every time that toISOString writes, with and without its Z', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (at) => {
        expect(parseTime(at.toISOString())).toEqual(at);
        expect(parseTime(at.toISOString().slice(0, -1))).toEqual(at);
        expect(parseTime(at.getTime())).toEqual(at);
      }),
    );
  });
});
