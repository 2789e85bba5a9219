import { describe, expect, it } from 'vitest';
import { lastMonth, periodOf } from './period.ts';

const at = (text: string) => new Date(text);
const later = at('2026-12-05T10:00:00Z');

describe('the period of a report', () => {
  it('is a month by the clocks of the zone, also if these change within it', () => {
    const period = periodOf({ kind: 'month', month: '2026-10' }, 'Europe/Berlin', later);
    expect([period.from, period.to]).toEqual([at('2026-09-30T22:00:00Z'), at('2026-10-31T23:00:00Z')]);
    expect(period.starts).toHaveLength(31);
    expect(period.previous).toMatchObject({ from: at('2026-08-31T22:00:00Z'), to: period.from });
    expect(period.previous.starts).toHaveLength(30);
  });

  it('of a month that has not ended is compared with the same part of the month before', () => {
    const period = periodOf({ kind: 'month', month: '2026-12' }, 'UTC', later);
    expect(period.previous).toMatchObject({
      from: at('2026-11-01T00:00:00Z'),
      to: at('2026-11-05T10:00:00Z'),
    });
    // March has more days than February, so it is compared with all of February.
    const march = periodOf({ kind: 'month', month: '2026-03' }, 'UTC', at('2026-03-31T10:00:00Z'));
    expect(march.previous.to).toEqual(at('2026-03-01T00:00:00Z'));
  });

  it('is a range of days including the last one, compared with as many days before', () => {
    const period = periodOf({ kind: 'days', from: '2026-03-28', to: '2026-03-29' }, 'Europe/London', later);
    // The second day has 23 hours.
    expect([period.from, period.to]).toEqual([at('2026-03-28T00:00:00Z'), at('2026-03-29T23:00:00Z')]);
    expect(period.previous).toMatchObject({ from: at('2026-03-26T00:00:00Z'), to: period.from });
  });

  it('of many days has months as its bars', () => {
    const period = periodOf({ kind: 'days', from: '2026-01-15', to: '2026-06-30' }, 'UTC', later);
    expect(period.unit).toBe('month');
    expect(period.starts.map((one) => one.toISOString().slice(0, 10))).toEqual([
      '2026-01-15',
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
      '2026-06-01',
    ]);
  });

  it('up to now begins with a day, and is compared with the same time before', () => {
    const period = periodOf({ kind: 'last', last: '7d' }, 'America/New_York', later);
    expect([period.from, period.to]).toEqual([at('2026-11-29T05:00:00Z'), later]);
    expect(period.previous).toMatchObject({
      from: at('2026-11-22T05:00:00Z'),
      to: at('2026-11-28T10:00:00Z'),
    });
    const day = periodOf({ kind: 'last', last: '24h' }, 'Asia/Kolkata', at('2026-12-05T10:30:00Z'));
    expect(day.starts[0]).toEqual(at('2026-12-04T11:00:00Z'));
    expect(day.starts).toHaveLength(24);
  });

  it('of a day without midnight begins when clocks are put forward', () => {
    // Clocks in Beirut went from 00:00 to 01:00 on 29 March 2026.
    const period = periodOf({ kind: 'days', from: '2026-03-29', to: '2026-03-29' }, 'Asia/Beirut', later);
    expect([period.from, period.to]).toEqual([at('2026-03-28T22:00:00Z'), at('2026-03-29T21:00:00Z')]);
  });

  it('finds the last month in the zone', () => {
    expect(lastMonth('Pacific/Auckland', at('2026-10-31T12:00:00Z'))).toBe('2026-10');
    expect(lastMonth('UTC', at('2026-01-01T00:00:00Z'))).toBe('2025-12');
  });
});
