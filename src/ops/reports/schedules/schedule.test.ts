import { describe, expect, it } from 'vitest';
import { daysBefore, nextSlot, type Plan, storedPeriod } from './schedule.ts';

const monthly: Plan = { every: 'month', day: 1, hour: 2, timeZone: 'Europe/Berlin' };
const weekly: Plan = { every: 'week', day: 1, hour: 8, timeZone: 'UTC' };
const at = (text: string) => new Date(text);

function slots(plan: Plan, from: string, count: number): string[] {
  let now = at(from);
  return Array.from({ length: count }, () => {
    now = nextSlot(plan, now);
    return now.toISOString();
  });
}

describe('a report schedule', () => {
  it('is due at its hour in its zone, in summer and in winter', () => {
    expect(slots(monthly, '2026-09-15T00:00:00Z', 3)).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2026-11-01T01:00:00.000Z',
      '2026-12-01T01:00:00.000Z',
    ]);
    expect(slots(weekly, '2026-11-30T08:00:00Z', 2)).toEqual([
      '2026-12-07T08:00:00.000Z',
      '2026-12-14T08:00:00.000Z',
    ]);
  });

  it('is due once if clocks are put back over its hour, and once if they are put forward over it', () => {
    const sunday: Plan = { every: 'week', day: 7, hour: 2, timeZone: 'Europe/Berlin' };
    // 02:00 comes twice on 25 October, and not at all on 29 March.
    expect(slots(sunday, '2026-10-20T00:00:00Z', 2)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-11-01T01:00:00.000Z',
    ]);
    expect(slots(sunday, '2026-03-27T00:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-04-05T00:00:00.000Z',
    ]);
  });

  it('reports the month or the week before', () => {
    expect(daysBefore(monthly, at('2026-02-28T23:30:00Z'))).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysBefore(monthly, at('2027-01-01T01:00:00Z'))).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(daysBefore(weekly, at('2026-12-06T23:59:00Z'))).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysBefore(weekly, at('2026-12-07T08:00:00Z'))).toEqual({ from: '2026-11-30', to: '2026-12-06' });
  });

  it('compares a month with the month before, and a week with the week before', () => {
    const now = at('2027-06-01T00:00:00Z');
    expect(storedPeriod('2026-02-01/2026-02-28', 'UTC', now).previous.from).toEqual(
      at('2026-01-01T00:00:00Z'),
    );
    expect(storedPeriod('2026-11-23/2026-11-29', 'UTC', now).previous.from).toEqual(
      at('2026-11-16T00:00:00Z'),
    );
  });
});
