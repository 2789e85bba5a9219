import { describe, expect, it } from 'vitest';
import { type Interval, openIntervals } from './windows.ts';

const at = (text: string) => Date.parse(text);
const shown = (intervals: readonly Interval[]) =>
  intervals.map(
    ([from, before]) => `${new Date(from).toISOString().slice(0, 16)} ${(before - from) / 60_000}`,
  );
const night = { days: [0, 1, 2, 3, 4, 5, 6], from: 2 * 60 + 30, to: 3 * 60, zone: 'Europe/Berlin' };

describe('weekly windows as intervals', () => {
  it('follow the clocks of their zone', () => {
    const office = { days: [1, 2], from: 8 * 60, to: 17 * 60, zone: 'America/New_York' };
    expect(shown(openIntervals([office], at('2026-11-28T00:00Z'), at('2026-12-05T00:00Z')))).toEqual([
      '2026-11-30T13:00 540',
      '2026-12-01T13:00 540',
    ]);
  });

  it('include an hour that clocks show twice, twice', () => {
    expect(shown(openIntervals([night], at('2026-10-25T00:00Z'), at('2026-10-25T12:00Z')))).toEqual([
      '2026-10-25T00:30 30',
      '2026-10-25T01:30 30',
    ]);
  });

  it('leave out an hour that clocks skip', () => {
    expect(shown(openIntervals([night], at('2026-03-29T00:00Z'), at('2026-03-29T12:00Z')))).toEqual([]);
  });

  it('follow a change of offset to the second, also when it is not a whole hour', () => {
    // Lord Howe Island moves its clocks by half an hour: 2:00 becomes 1:30 on 5 April 2026 at 15:00 UTC the day before.
    const halfPast = { days: [0], from: 90, to: 120, zone: 'Australia/Lord_Howe' };
    expect(shown(openIntervals([halfPast], at('2026-04-04T00:00Z'), at('2026-04-05T12:00Z')))).toEqual([
      '2026-04-04T14:30 60',
    ]);
  });

  it('continue past midnight and over a whole day, and are cut at both ends', () => {
    const late = { days: [6], from: 22 * 60, to: 2 * 60, zone: 'UTC' };
    expect(shown(openIntervals([late], at('2026-11-28T23:00Z'), at('2026-11-30T00:00Z')))).toEqual([
      '2026-11-28T23:00 180',
    ]);
    const always = { days: [0, 1, 2, 3, 4, 5, 6], from: 60, to: 60, zone: 'Asia/Kolkata' };
    expect(shown(openIntervals([always, late], at('2026-11-28T00:00Z'), at('2026-11-30T00:00Z')))).toEqual([
      '2026-11-28T00:00 2880',
    ]);
  });
});
