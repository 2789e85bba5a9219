import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../platform/outbound/retry-after.ts';
import { breaker } from './breaker.ts';
import { handClock } from './testing/scripted-server.ts';
import { tokenBucket } from './token-bucket.ts';

describe('the token bucket', () => {
  it('lets a burst pass, then one at a time', async () => {
    const clock = handClock();
    const bucket = tokenBucket(clock, 60);
    for (let i = 0; i < 9; i += 1) await bucket.take();
    expect(clock.slept).toEqual([1000, 2000, 3000]);
    clock.advance(60_000);
    await bucket.take();
    expect(clock.slept).toHaveLength(3);
  });

  it('reports that the wait was aborted', async () =>
    expect(await tokenBucket(handClock(), 60).take(AbortSignal.abort())).toBe(false));
});

describe('the circuit breaker', () => {
  const failing = (clock: ReturnType<typeof handClock>) => {
    const circuit = breaker(clock, { threshold: 2, openMs: 1000, longestOpenMs: 3000 });
    const report = (verdict: 'fine' | 'failed' | 'nothing') => {
      const entered = circuit.enter();
      if (entered.open) return entered.retryAfterMs;
      entered.report(verdict);
      return null;
    };
    return { circuit, report };
  };

  it('opens after failures in a row, not after some among successes', () => {
    const { circuit, report } = failing(handClock());
    for (const verdict of ['failed', 'fine', 'failed', 'nothing'] as const) report(verdict);
    expect(circuit.blockedMs()).toBeNull();
    report('failed');
    expect(circuit.blockedMs()).toBe(1000);
  });

  it('lets one request pass as a trial, closes if it succeeds, and stays open longer each time it fails', () => {
    const clock = handClock();
    const { circuit, report } = failing(clock);
    report('failed');
    report('failed');
    for (const rest of [1000, 2000, 3000, 3000]) {
      expect(report('fine')).toBe(rest);
      clock.advance(rest);
      const trial = circuit.enter();
      expect(trial.open).toBe(false);
      expect(circuit.enter().open).toBe(true);
      if (!trial.open) trial.report('failed');
    }
    clock.advance(3000);
    expect(report('fine')).toBeNull();
    report('failed');
    expect(circuit.blockedMs()).toBeNull();
  });

  it('a trial that was never sent leaves its place to the next one', () => {
    const clock = handClock();
    const { circuit, report } = failing(clock);
    report('failed');
    report('failed');
    clock.advance(1000);
    report('nothing');
    expect(circuit.enter().open).toBe(false);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-01-15T09:12:44Z');
  it.each([
    ['30', 30_000],
    ['Thu, 15 Jan 2026 09:13:14 GMT', 30_000],
    ['Thu, 15 Jan 2026 09:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['soon', null],
    ['-1', null],
    [undefined, null],
  ])('%s', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});
