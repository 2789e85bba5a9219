import { expect, it } from 'vitest';
import { movedClock } from '../../sources/testing/setup.ts';
import { remember } from './remember.ts';

it('returns a cached answer for twenty times as long as it took', async () => {
  const clock = movedClock();
  const ask = remember<number>(clock);
  let reads = 0;
  const slow = async () => {
    clock.pass(100);
    reads += 1;
    return reads;
  };
  expect(await ask('30d', slow)).toBe(1);
  clock.pass(1_999);
  expect(await ask('30d', slow)).toBe(1);
  expect(await ask('7d', slow)).toBe(2);
  clock.pass(2_000);
  expect(await ask('30d', slow)).toBe(3);
});

it('reads once for all simultaneous callers, and again after a failure', async () => {
  const clock = movedClock();
  const ask = remember<number>(clock);
  let reads = 0;
  const failing = async () => {
    reads += 1;
    throw new Error('The database is away.');
  };
  const both = await Promise.allSettled([ask('30d', failing), ask('30d', failing)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(reads).toBe(1);
  expect(await ask('30d', async () => 7)).toBe(7);
});
