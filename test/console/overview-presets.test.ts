import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodOf, presetOf } from '../../web/src/pages/overview/presets.ts';
import { overviewSearch } from '../../web/src/pages/overview/search.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const hours = ({ since = '', until = '' }) => (Date.parse(until) - Date.parse(since)) / 3_600_000;

describe('the periods of the overview', () => {
  it('are days of the calendar: of 23 hours in spring, of 25 in autumn', () => {
    expect(hours(periodOf('yesterday', new Date('2026-03-30T10:00:00Z')))).toBe(23);
    expect(hours(periodOf('today', new Date('2026-10-25T23:30:00+01:00')))).toBe(25);
    expect(periodOf('today', new Date('2026-10-25T00:30:00+02:00')).since).toBe('2026-10-24T22:00:00.000Z');
  });

  it('are months of the calendar, over the end of a year too', () => {
    expect(periodOf('last-month', new Date('2026-01-15T10:00:00Z'))).toEqual({
      since: '2025-11-30T23:00:00.000Z',
      until: '2025-12-31T23:00:00.000Z',
    });
  });

  it('are recognized by their ends', () => {
    const now = new Date('2026-03-31T10:00:00Z');
    for (const preset of ['24h', '7d', '30d', 'today', 'yesterday', 'this-month', 'last-month'] as const)
      expect(presetOf(periodOf(preset, now), now)).toBe(preset);
    expect(presetOf({ since: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' }, now)).toBeUndefined();
  });

  it('are read from any address: an invalid period is a day', () => {
    const range = { since: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z' };
    expect(overviewSearch(range)).toEqual(range);
    expect(overviewSearch({ since: range.until, until: range.since, window: '7d' })).toEqual({
      window: '7d',
    });
    expect(overviewSearch({ since: 'yesterday', until: 5, window: '1y' })).toEqual({});
  });
});
