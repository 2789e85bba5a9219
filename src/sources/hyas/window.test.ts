import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWindow } from './window.ts';

const config = { overlapMinutes: 15, backfillHours: 0 };
const created = new Date('2026-01-15T09:00:00Z');
const at = (time: string) => new Date(`2026-01-15T${time}Z`);
const read = (cursor: string | null, now: Date, settings = config) =>
  nextWindow(cursor === null ? null : { end: at(cursor).toISOString() }, settings, now, created);

describe('the window to read next', () => {
  it('starts at the creation of the source', () =>
    expect(read(null, at('09:00:05'))).toEqual({ from: created, end: at('09:00:05') }));

  it('begins earlier by the back-fill the first time', () =>
    expect(read(null, at('09:00:05'), { ...config, backfillHours: 2 }).from).toEqual(at('07:00:00')));

  it('reads the overlap again', () => expect(read('10:00:00', at('10:01:00')).from).toEqual(at('09:45:00')));

  it('does not let the overlap begin before the first window', () =>
    expect(read('09:05:00', at('09:06:00')).from).toEqual(created));

  it('reads everything since the cursor after a long outage', () =>
    expect(read('10:00:00', new Date('2026-03-01T00:00:00Z')).from).toEqual(at('09:45:00')));

  it('tolerates a clock set back by less than the overlap', () =>
    expect(read('10:00:30', at('10:00:00'))).toEqual({ from: at('09:45:00'), end: at('10:00:00') }));

  it('reads a day again if the cursor is far ahead of the clock', () => {
    const now = new Date('2026-01-17T09:00:00Z');
    const cursor = { end: '2026-01-20T00:00:00Z' };
    expect(nextWindow(cursor, config, now, created).from).toEqual(new Date('2026-01-16T09:00:00Z'));
  });

  it('loses nothing when the source was added while the clock was ahead', () => {
    // Added at a true 08:00 while the clock said 09:00; polled at 08:01, then at 08:02.
    const first = read(null, at('08:01:00'));
    expect(first).toEqual({ from: at('08:01:00'), end: at('08:01:00') });
    const second = read('08:01:00', at('08:02:00'));
    expect(second.from).toEqual(at('08:01:00'));
  });

  it('starts over if the cursor is not a time', () =>
    expect(nextWindow({ end: 'soon' }, config, at('10:00:00'), created).from).toEqual(created));

  it('never ends before it begins, and never leaves a gap after the cursor', () => {
    const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const settings = fc.record({
      overlapMinutes: fc.integer({ min: 0, max: 1440 }),
      backfillHours: fc.integer({ min: 0, max: 2160 }),
    });
    fc.assert(
      fc.property(fc.option(time), settings, time, time, (cursor, chosen, now, createdAt) => {
        const ended = cursor === null ? null : { end: cursor.toISOString() };
        const { from, end } = nextWindow(ended, chosen, now, createdAt);
        expect(from.getTime()).toBeLessThanOrEqual(end.getTime());
        expect(end).toEqual(now);
        if (cursor !== null) expect(from.getTime()).toBeLessThanOrEqual(cursor.getTime());
      }),
    );
  });
});
