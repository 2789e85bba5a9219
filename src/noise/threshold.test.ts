import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReached } from './threshold.ts';

const minute = (minutes: number, device: string | null = 'a') => ({ at: new Date(minutes * 60_000), device });

describe('a threshold', () => {
  it('is reached when enough is seen within its time, at any time and in any order', () => {
    const three = { detections: 3, devices: 1, withinMinutes: 10 };
    expect(isReached([minute(0), minute(9), minute(20), minute(30)], three)).toBe(false);
    expect(isReached([minute(60), minute(10), minute(0), minute(5)], three)).toBe(true);
    expect(isReached([minute(0), minute(5), minute(10.1)], three)).toBe(false);
  });

  it('of devices counts each device once, within the same time as the detections', () => {
    const two = { detections: 3, devices: 2, withinMinutes: 10 };
    expect(isReached([minute(0, 'b'), minute(20), minute(21), minute(22)], two)).toBe(false);
    expect(isReached([minute(15, 'b'), minute(20), minute(21), minute(22)], two)).toBe(true);
    expect(isReached([minute(0, null), minute(1, null), minute(2, null)], { ...two, devices: 1 })).toBe(true);
    expect(isReached([minute(0), minute(500, 'b'), minute(900)], { ...two, withinMinutes: null })).toBe(true);
  });

  it('agrees with a test of every time span', () => {
    const detection = fc.record({ at: fc.nat(50), device: fc.constantFrom('a', 'b', 'c', null) });
    const threshold = fc.record({
      detections: fc.integer({ min: 1, max: 6 }),
      devices: fc.integer({ min: 1, max: 3 }),
      withinMinutes: fc.option(fc.integer({ min: 1, max: 20 })),
    });
    fc.assert(
      fc.property(fc.array(detection, { maxLength: 12 }), threshold, (given, wanted) => {
        const seen = given.map(({ at, device }) => minute(at, device));
        const byHand = given.some(({ at: end }) => {
          const start = wanted.withinMinutes === null ? 0 : end - wanted.withinMinutes;
          const within = given.filter(({ at }) => at >= start && at <= end);
          const devices = new Set(within.map(({ device }) => device).filter((device) => device !== null));
          return within.length >= wanted.detections && Math.max(devices.size, 1) >= wanted.devices;
        });
        expect(isReached(seen, wanted)).toBe(byHand);
      }),
      { numRuns: 1_000 },
    );
  });
});
