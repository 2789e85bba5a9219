import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

/** The longest wait that jitter gives, and the shortest. */
const longest = () => new Uint8Array([255, 255]);
const shortest = () => new Uint8Array([0, 0]);
const minute = 60_000;

describe('the wait before the next attempt', () => {
  it('doubles with each failure, up to five minutes', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) =>
      Math.round(backoffMs(failures, longest) / 1_000),
    );
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
    for (const failures of [9, 20, 1_000]) {
      expect(backoffMs(failures, longest)).toBeGreaterThan(5 * minute - 1_000);
      expect(backoffMs(failures, longest)).toBeLessThanOrEqual(5 * minute);
    }
  });

  it('is between zero and that, so that simultaneous failures do not retry together', () => {
    expect(backoffMs(8, shortest)).toBe(0);
    expect(backoffMs(8, () => new Uint8Array([128, 0]))).toBe(128_000);
  });

  it('is never shorter than the server asks for', () => {
    expect(backoffMs(1, shortest, 10 * minute)).toBe(10 * minute);
    expect(backoffMs(9, longest, 1)).toBeGreaterThan(4 * minute);
  });
});
