import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../web/src/pages/dns/statistics/buckets.ts';

const now = new Date('2026-03-02T10:20:00Z');
const at = (hour: string, queries: number, blocked: number) => ({ hour, queries, blocked });

describe('the bars of a period', () => {
  it('are one hour each for a day, including hours without a query; the last contains the present', () => {
    const bars = bucketsOf([at('2026-03-02T09:00:00Z', 5, 1)], '24h', now);
    expect(bars).toHaveLength(24);
    expect(bars[0]).toEqual({ start: '2026-03-01T11:00:00.000Z', queries: 0, blocked: 0 });
    expect(bars.at(-2)).toEqual({ start: '2026-03-02T09:00:00.000Z', queries: 5, blocked: 1 });
    expect(bars.at(-1)?.start).toBe('2026-03-02T10:00:00.000Z');
  });

  it.each([
    ['7d', 28, '2026-03-02T05:00:00.000Z'],
    ['30d', 30, '2026-03-01T11:00:00.000Z'],
  ] as const)('of %s contain the hours that they cover, and none from before', (period, count, last) => {
    const hours = [
      at('2026-01-01T00:00:00Z', 100, 100),
      at('2026-03-02T08:00:00Z', 1, 0),
      at('2026-03-02T10:00:00Z', 2, 1),
    ];
    const bars = bucketsOf(hours, period, now);
    expect(bars).toHaveLength(count);
    expect(bars.at(-1)).toEqual({ start: last, queries: 3, blocked: 1 });
    expect(bars.reduce((sum, { queries }) => sum + queries, 0)).toBe(3);
  });
});
