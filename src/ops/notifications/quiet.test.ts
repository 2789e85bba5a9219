import { expect, it } from 'vitest';
import { weekdays } from '../../noise/schedule.ts';
import { isQuiet } from './quiet.ts';

const berlin = { days: [...weekdays], timeZone: 'Europe/Berlin' };
const night = { ...berlin, from: '22:00', to: '07:00' };

it.each([
  // Winter: 22:00 in Berlin is 21:00 UTC.
  ['2026-01-10T20:59:59Z', night, false],
  ['2026-01-10T21:00:00Z', night, true],
  ['2026-01-11T05:59:59Z', night, true],
  ['2026-01-11T06:00:00Z', night, false],
  // Clocks go forward at night: it ends at 07:00 by the clocks there, which is an hour earlier.
  ['2026-03-29T04:59:59Z', night, true],
  ['2026-03-29T05:00:00Z', night, false],
  // Clocks go back: it lasts an hour longer.
  ['2026-10-25T05:59:59Z', night, true],
  ['2026-10-25T06:00:00Z', night, false],
  // The hour that comes twice is quiet twice; the one that is skipped never is.
  ['2026-10-24T23:59:59Z', { ...berlin, from: '02:00', to: '03:00' }, false],
  ['2026-10-25T00:00:00Z', { ...berlin, from: '02:00', to: '03:00' }, true],
  ['2026-10-25T01:59:59Z', { ...berlin, from: '02:00', to: '03:00' }, true],
  ['2026-10-25T02:00:00Z', { ...berlin, from: '02:00', to: '03:00' }, false],
  ['2026-03-29T01:00:00Z', { ...berlin, from: '02:00', to: '03:00' }, false],
  // A weekend from midnight to midnight ends in the morning of Monday.
  ['2026-03-29T21:59:59Z', { ...berlin, days: ['sat', 'sun'], from: '00:00', to: '00:00' }, true],
  ['2026-03-29T22:00:00Z', { ...berlin, days: ['sat', 'sun'], from: '00:00', to: '00:00' }, false],
] as const)('at %s with quiet hours %o: %s', (at, quiet, expected) => {
  expect(isQuiet({ ...quiet, days: [...quiet.days] }, new Date(at))).toBe(expected);
});
