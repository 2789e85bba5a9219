import { describe, expect, it } from 'vitest';
import { inPortions, pauseForOthers, portion } from './in-portions.ts';

describe('a long list', () => {
  it('is handled in order, with a pause between portions', async () => {
    const seen: (number | string)[] = [];
    const items = Array.from({ length: 2 * portion + 1 }, (_, n) => n);
    const pause = async () => void seen.push('pause');
    await inPortions(items, pause, (item, index) => seen.push(item + index));
    const doubled = items.map((n) => 2 * n);
    expect(seen).toEqual([
      ...doubled.slice(0, portion),
      'pause',
      ...doubled.slice(portion, 2 * portion),
      'pause',
      ...doubled.slice(2 * portion),
    ]);
  });

  it('lets timers and sockets run in between', async () => {
    let turns = 0;
    const other = setImmediate(function again() {
      turns += 1;
      if (turns < 3) setImmediate(again);
    });
    await inPortions(Array(3 * portion + 1).fill(0), pauseForOthers, () => {});
    clearImmediate(other);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});
