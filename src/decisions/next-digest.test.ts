import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigestAt } from './next-digest.ts';

describe('the next digest', () => {
  it.each([
    ['later today', '2026-03-01T06:59:59Z', 8, 'Europe/Berlin', '2026-03-01T07:00:00.000Z'],
    [
      'tomorrow, when its hour has come',
      '2026-03-01T07:00:00Z',
      8,
      'Europe/Berlin',
      '2026-03-02T07:00:00.000Z',
    ],
    [
      'on the other side of the date line',
      '2026-03-01T11:30:00Z',
      0,
      'Pacific/Auckland',
      '2026-03-02T11:00:00.000Z',
    ],
    [
      'at the same hour, after clocks were put on',
      '2026-03-28T20:00:00Z',
      8,
      'Europe/Berlin',
      '2026-03-29T06:00:00.000Z',
    ],
    [
      'as clocks are put on over its hour',
      '2026-03-28T20:00:00Z',
      2,
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'the first time, when its hour comes twice',
      '2026-10-24T20:00:00Z',
      2,
      'Europe/Berlin',
      '2026-10-25T00:00:00.000Z',
    ],
    [
      'not again, when its hour came once',
      '2026-10-25T00:30:00Z',
      2,
      'Europe/Berlin',
      '2026-10-26T01:00:00.000Z',
    ],
  ])('is %s', (_, after, hour, zone, expected) =>
    expect(nextDigestAt(new Date(after), hour, zone).toISOString()).toBe(expected),
  );

  it('always comes, and within little more than a day', () => {
    const from = Date.UTC(2025, 0, 1);
    const zone = fc.constantFrom(
      'UTC',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
    );
    const minute = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 23 }), zone, (minutes, hour, timeZone) => {
        const after = from + minutes * 60_000;
        const waits = nextDigestAt(new Date(after), hour, timeZone).getTime() - after;
        expect(waits).toBeGreaterThan(0);
        expect(waits).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});
