import { expect, it } from 'vitest';
import { firstPace, nextPace } from './pace.ts';

const busy = 5_000;

it('decides smaller sets where one takes long, and larger ones where it is quick', () => {
  const slow = nextPace(firstPace, { ms: 400, more: true, ingested: 0 });
  expect(slow).toEqual({ limit: 125, restMs: 0 });
  expect(nextPace(slow, { ms: 50, more: true, ingested: 0 }).limit).toBe(250);
  expect(nextPace(slow, { ms: 60_000, more: true, ingested: 0 }).limit).toBe(50);
  expect(nextPace(firstPace, { ms: 0, more: true, ingested: 0 }).limit).toBe(500);
});

it('leaves four fifths of the time to ingest while detections arrive, and rests a second at most', () => {
  expect(nextPace(firstPace, { ms: 100, more: true, ingested: busy }).restMs).toBe(400);
  expect(nextPace(firstPace, { ms: 5_000, more: true, ingested: busy }).restMs).toBe(1_000);
});

it('does not rest for few detections, or when no incidents wait', () => {
  expect(nextPace(firstPace, { ms: 100, more: true, ingested: 99 }).restMs).toBe(0);
  expect(nextPace({ limit: 50, restMs: 0 }, { ms: 100, more: false, ingested: busy })).toEqual(firstPace);
});
