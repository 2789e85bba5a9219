import { describe, expect, it } from 'vitest';
import { quietHoursSchema, quietUntil } from './quiet-hours.ts';

const nights = {
  timeZone: 'Europe/London',
  windows: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '18:00', to: '08:00' },
    { days: ['sat', 'sun'] as const, from: '00:00', to: '00:00' },
  ],
};
const until = (at: string, hours: object = nights) =>
  quietUntil(quietHoursSchema.parse(hours))(new Date(at))?.toISOString() ?? null;

describe('quiet hours', () => {
  it('last until their end, and adjacent ones are joined', () => {
    expect(until('2026-06-03T12:00:00Z')).toBeNull();
    expect(until('2026-06-03T17:00:00Z')).toBe('2026-06-04T07:00:00.000Z');
    // From Friday evening until Monday morning: Sunday ends at midnight.
    expect(until('2026-06-05T18:00:00Z')).toBe('2026-06-07T23:00:00.000Z');
  });

  it('follow the clocks of the company when these change', () => {
    const night = { timeZone: 'Europe/London', windows: [{ days: ['sat'], from: '22:00', to: '08:00' }] };
    // 29 March 2026: clocks go forward. 25 October 2026: back.
    expect(until('2026-03-28T23:00:00Z', night)).toBe('2026-03-29T07:00:00.000Z');
    expect(until('2026-10-24T22:00:00Z', night)).toBe('2026-10-25T08:00:00.000Z');
    // A time that clocks skip, and one that comes twice.
    const early = { timeZone: 'Europe/London', windows: [{ days: ['sun'], from: '00:30', to: '01:30' }] };
    expect(until('2026-03-29T00:45:00Z', early)).toBe('2026-03-29T01:00:00.000Z');
    expect(until('2026-10-25T00:15:00Z', early)).toBe('2026-10-25T01:30:00.000Z');
  });

  it('leave at least an hour a week free, or held incidents would never get a ticket', () => {
    const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const windows = [
      { days: all, from: '00:00', to: '12:00' },
      { days: all, from: '12:00', to: '00:00' },
    ];
    expect(quietHoursSchema.safeParse({ timeZone: 'UTC', windows }).success).toBe(false);
    expect(quietHoursSchema.safeParse({ timeZone: 'Mars/Olympus', windows: [windows[0]] }).success).toBe(
      false,
    );
    expect(quietHoursSchema.safeParse({ timeZone: 'UTC', windows: [windows[0]] }).success).toBe(true);
  });
});
