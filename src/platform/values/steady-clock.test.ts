import { describe, expect, it } from 'vitest';
import { steadyClock } from './steady-clock.ts';

describe('a steady clock', () => {
  it('continues from its last time when the clock is set back, and never stands still', () => {
    let at = 1_000_000;
    const steady = steadyClock({ now: () => new Date(at), sleep: async () => {} });
    const read = () => steady.now().getTime();
    expect(read()).toBe(1_000_000);
    at -= 400_000;
    expect(read()).toBe(1_000_000);
    at += 5_000;
    expect(read()).toBe(1_005_000);
    at += 3_600_000;
    expect(read()).toBe(4_605_000);
  });
});
