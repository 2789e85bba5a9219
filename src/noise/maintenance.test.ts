import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, wallTime } from '../platform/values/wall-time.ts';
import { type OpenWindow, occurrenceAt, windowOf } from './maintenance.ts';
import { type Schedule, type Weekday, weekdays } from './schedule.ts';

const weekly = (days: Weekday[], from: string, to: string, timeZone = 'Europe/London'): Schedule => ({
  kind: 'weekly',
  days,
  from,
  to,
  timeZone,
});
const at = (schedule: Schedule, when: string) => {
  const found = occurrenceAt(schedule)(new Date(when));
  return found && [found.start, found.end].map((time) => time.toISOString().slice(0, 16));
};
const saturdays = weekly(['sat'], '22:00', '04:00');
const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
];

describe('a weekly maintenance window', () => {
  it('continues past midnight, from its first moment until just before its end', () => {
    expect(at(saturdays, '2026-01-10T21:59:59Z')).toBeNull();
    const open = ['2026-01-10T22:00', '2026-01-11T04:00'];
    expect(at(saturdays, '2026-01-10T22:00:00Z')).toEqual(open);
    expect(at(saturdays, '2026-01-11T03:59:59Z')).toEqual(open);
    expect(at(saturdays, '2026-01-11T04:00:00Z')).toBeNull();
    expect(at(saturdays, '2026-01-09T23:00:00Z')).toBeNull();
  });

  it('follows the clocks of its zone: an hour shorter when they are put forward, longer when they are put back', () => {
    expect(at(saturdays, '2026-03-29T01:30:00Z')).toEqual(['2026-03-28T22:00', '2026-03-29T03:00']);
    expect(at(saturdays, '2026-10-25T03:30:00Z')).toEqual(['2026-10-24T21:00', '2026-10-25T04:00']);
    expect(at(saturdays, '2026-07-04T21:30:00Z')).toEqual(['2026-07-04T21:00', '2026-07-05T03:00']);
  });

  it('includes both of the hours that clocks show twice, and neither half of a skipped hour', () => {
    const night = weekly(['sun'], '01:15', '01:45');
    expect(at(night, '2026-10-25T01:30:00Z')).toEqual(['2026-10-25T00:15', '2026-10-25T01:45']);
    for (let minute = 0; minute < 240; minute += 5)
      expect(occurrenceAt(night)(new Date(Date.UTC(2026, 2, 29, 0, minute)))).toBeNull();
    const over = weekly(['sun'], '01:30', '05:00');
    expect(at(over, '2026-03-29T01:00:00Z')).toEqual(['2026-03-29T01:00', '2026-03-29T04:00']);
  });

  it('is one period where days adjoin', () => {
    const weekend = weekly(['sat', 'sun'], '00:00', '00:00', 'UTC');
    const open = ['2026-01-10T00:00', '2026-01-12T00:00'];
    expect(at(weekend, '2026-01-10T12:00:00Z')).toEqual(open);
    expect(at(weekend, '2026-01-11T12:00:00Z')).toEqual(open);
    expect(at(weekend, '2026-01-12T00:00:00Z')).toBeNull();
  });

  it('is open exactly while clocks there show its hours, in any zone, on any day without a change of clocks', () => {
    const time = fc.record({ hour: fc.nat(23), minute: fc.constantFrom(0, 15, 30, 59) });
    const write = ({ hour, minute }: { hour: number; minute: number }) =>
      `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.subarray([...weekdays], { minLength: 1 }),
        time,
        time,
        instant,
        (timeZone, days, from, to, now) => {
          const hourMs = 3_600_000;
          const offset = (moment: number) => wallTime(moment, timeZone) - moment;
          // Such a window is always open, and refused.
          fc.pre(days.length < 7 || write(from) !== write(to));
          fc.pre([-60, -48, -24, 24, 48].every((hours) => offset(now + hours * hourMs) === offset(now)));
          const wall = wallTime(now, timeZone);
          const minutes = Math.floor(wall / 60_000) % (24 * 60);
          const begin = from.hour * 60 + from.minute;
          const end = to.hour * 60 + to.minute;
          const day = (ago: number) =>
            days.includes(weekdays[(Math.floor(wall / 86_400_000) + 3 - ago) % 7] ?? 'mon');
          const expected =
            end > begin
              ? day(0) && minutes >= begin && minutes < end
              : (day(0) && minutes >= begin) || (day(1) && minutes < end);
          const schedule = weekly(days, write(from), write(to), timeZone);
          const found = occurrenceAt(schedule)(new Date(now));
          expect(found !== null).toBe(expected);
          if (found === null) return;
          expect(found.start.getTime()).toBeLessThanOrEqual(now);
          expect(found.end.getTime()).toBeGreaterThan(now);
          // Every moment within it finds the same occurrence.
          expect(occurrenceAt(schedule)(found.start)).toEqual(found);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the instants of a wall time', () => {
  it('are when clocks show it, or the moment at which they skipped it', () => {
    const anyTime = fc.integer({ min: Date.UTC(2005, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyTime, (timeZone, minute) => {
        const instant = minute * 60_000;
        const wall = wallTime(instant, timeZone);
        const { first, last } = instantsOf(wall, timeZone);
        expect([first, last]).toContain(instant);
        expect(first).toBeLessThanOrEqual(last);
      }),
      { numRuns: 500 },
    );
    // Samoa had no 30th of December 2011.
    const jump = instantsOf(Date.UTC(2011, 11, 30, 12), 'Pacific/Apia').first;
    expect(new Date(jump).toISOString()).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('an incident of a window', () => {
  const window = (given: Partial<OpenWindow> = {}): OpenWindow => ({
    id: 1,
    name: 'Patching',
    companyIds: [],
    start: new Date('2026-01-10T22:00:00Z'),
    end: new Date('2026-01-11T04:00:00Z'),
    ...given,
  });
  const seen = (firstSeenAt: string, companyId = 1) => ({ companyId, firstSeenAt: new Date(firstSeenAt) });

  it('began in the window, at one of its companies; it waits for the window that ends last', () => {
    const later = window({ id: 2, companyIds: [2], end: new Date('2026-01-11T05:00:00Z') });
    const open = [window(), later];
    expect(windowOf(open, seen('2026-01-10T22:00:00Z'))?.id).toBe(1);
    expect(windowOf(open, seen('2026-01-10T23:00:00Z', 2))?.id).toBe(2);
    expect(windowOf(open, seen('2026-01-10T21:59:59Z', 2))).toBeNull();
    expect(windowOf([later], seen('2026-01-10T23:00:00Z'))).toBeNull();
  });
});
