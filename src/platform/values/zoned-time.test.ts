import { describe, expect, it } from 'vitest';
import { moment, timesInZone, writeTime } from './zoned-time.ts';

const at = new Date('2026-03-01T00:30:05.678Z');

describe('a time in text', () => {
  it('is written in the zone of its reader, by the clocks of that day', () => {
    const said = `The last detection was at ${moment(at)}. The next ticket is possible at ${moment(new Date('2026-07-01T12:00:00Z'))}.`;
    expect(said).toContain('2026-03-01 00:30 UTC');
    expect(timesInZone(said, 'America/New_York')).toBe(
      'The last detection was at 2026-02-28 19:30 EST. The next ticket is possible at 2026-07-01 08:00 EDT.',
    );
    expect(timesInZone(said, 'UTC')).toBe(said);
  });

  it('is left unchanged if it is invalid, or part of something else', () => {
    for (const text of [
      '',
      '12:00 UTC',
      '2026-99-01 12:00 UTC',
      '2026-03-01 12:00 UTCX',
      '2026-03-01T12:00Z',
    ])
      expect(timesInZone(text, 'Europe/Berlin')).toBe(text);
  });

  it('alone has seconds where needed', () => {
    expect(writeTime(at, { zone: 'Asia/Kolkata', seconds: true })).toBe('2026-03-01 06:00:05 GMT+5:30');
    expect(writeTime(at, { zone: 'UTC', seconds: true })).toBe('2026-03-01 00:30:05 UTC');
  });
});
