import { expect, it } from 'vitest';
import { openCounters } from './counters.ts';

const hour = 3_600_000;

it('counts each company and hour separately, in any order', () => {
  const counters = openCounters();
  counters.of(1, 5).queries++;
  counters.of(2, 5).queries++;
  counters.of(1, hour - 1).queries++;
  counters.of(1, hour).queries++;
  // As after a clock was set back.
  counters.of(1, 6).queries++;
  const taken = counters.take().map(({ company, hour: began, queries }) => [company, began, queries]);
  expect(taken).toEqual([
    [1, 0, 2],
    [2, 0, 1],
    [1, hour, 1],
    [1, 0, 1],
  ]);
});

it('begins at zero again after its counts were taken', () => {
  const counters = openCounters();
  counters.of(null, 5).blocked++;
  expect(counters.take()).toMatchObject([{ company: null, blocked: 1 }]);
  counters.of(null, 6).blocked++;
  expect(counters.take()).toMatchObject([{ company: null, blocked: 1 }]);
  expect(counters.take()).toEqual([]);
});
