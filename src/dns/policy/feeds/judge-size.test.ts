import { expect, it } from 'vitest';
import { judgeSize } from './judge-size.ts';

const judge = (last: number | null, next: number, accepted: number | null = null) =>
  judgeSize(next, { last, accepted })?.code ?? 'good';

it('accepts the first copy of any size', () => {
  expect(judge(null, 1)).toBe('good');
  expect(judge(null, 5_000_000)).toBe('good');
});

it.each([
  [100_000, 50_000, 'good'],
  [100_000, 49_999, 'feed.shrunk'],
  [100_000, 1, 'feed.shrunk'],
  [100_000, 500_000, 'good'],
  [100_000, 500_001, 'feed.grown'],
])('a feed of %d entries that becomes one of %d: %s', (last, next, verdict) => {
  expect(judge(last, next)).toBe(verdict);
});

it('lets small feeds change freely', () => {
  expect(judge(101, 1)).toBe('good');
  expect(judge(102, 1)).toBe('feed.shrunk');
  expect(judge(10, 5010)).toBe('good');
  expect(judge(10, 5011)).toBe('feed.grown');
});

it('accepts a size that a person accepted, and sizes near it, but no other', () => {
  expect(judge(100_000, 2000, 2000)).toBe('good');
  expect(judge(100_000, 2300, 2000)).toBe('good');
  expect(judge(100_000, 900, 2000)).toBe('feed.shrunk');
  expect(judge(1000, 90_000, 80_000)).toBe('good');
});

it('states both sizes', () => {
  expect(judgeSize(1234, { last: 100_000, accepted: null })?.message).toBe(
    'The feed has only 1,234 entries, and the last good copy has 100,000.',
  );
});
