import { describe, expect, it } from 'vitest';
import { nextBackupAt } from './schedule.ts';

const next = (now: string, at: string, everyHours: number, zone = 'UTC') =>
  nextBackupAt({ at, everyHours }, new Date(now), zone).toISOString();

describe('the next backup', () => {
  it.each([
    ['2026-03-01T01:00:00Z', '02:30', 24, '2026-03-01T02:30:00.000Z'],
    ['2026-03-01T02:30:00Z', '02:30', 24, '2026-03-02T02:30:00.000Z'],
    ['2026-03-01T03:00:00Z', '02:30', 6, '2026-03-01T08:30:00.000Z'],
    ['2026-03-01T01:00:00Z', '22:00', 8, '2026-03-01T06:00:00.000Z'],
    ['2026-03-01T23:59:59Z', '00:00', 1, '2026-03-02T00:00:00.000Z'],
  ])('after %s, at %s and every %d hours: %s', (now, at, everyHours, expected) => {
    expect(next(now, at, everyHours)).toBe(expected);
  });

  it('is at that time by the clocks of the zone, also when they change', () => {
    expect(next('2026-03-28T12:00:00Z', '02:30', 24, 'Europe/Vienna')).toBe('2026-03-29T01:00:00.000Z');
    expect(next('2026-03-29T12:00:00Z', '02:30', 24, 'Europe/Vienna')).toBe('2026-03-30T00:30:00.000Z');
    expect(next('2026-10-24T12:00:00Z', '02:30', 24, 'Europe/Vienna')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', '02:30', 24, 'Europe/Vienna')).toBe('2026-10-26T01:30:00.000Z');
  });
});
