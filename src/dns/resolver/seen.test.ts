import { expect, it } from 'vitest';
import { nameFromText } from '../wire/name.ts';
import { openAskers } from './askers.ts';
import { privateAnswer } from './check-answer.ts';
import { openSeenBuffer, type SeenBuffer } from './seen.ts';
import { ofLoopback } from './testing/test-resolver.ts';

const minute = 60_000;
const askers = openAskers(ofLoopback);

function note(
  buffer: SeenBuffer,
  text: string,
  now: number,
  { from = '127.0.0.1', type = 1, hide = false } = {},
) {
  const asker = askers.byAddress(from, '');
  if (asker === null) throw new Error('It is a stranger.');
  const name = nameFromText(text) ?? new Uint8Array();
  const noted = {
    asker,
    name,
    type,
    action: 'block',
    cause: () => privateAnswer,
    generation: 1,
    target: null,
  } as const;
  buffer.note(noted, now, hide);
}
function take(buffer: SeenBuffer, now: number) {
  const taken = buffer.nextBatch(now);
  if (taken !== null) buffer.acknowledge(taken.batch);
  return (
    taken?.seen.map(({ name, count, queryTypes, client }) => ({ name, count, queryTypes, client })) ?? []
  );
}

it('queries of one client, name and minute are one record with a count', () => {
  const buffer = openSeenBuffer();
  note(buffer, 'a.example', 1);
  note(buffer, 'a.example', 2, { type: 28 });
  note(buffer, 'a.example', 3, { type: 65_280 });
  note(buffer, 'b.example', 4);
  note(buffer, 'a.example', 5, { from: '127.0.0.2' });
  expect(take(buffer, 10)).toEqual([
    { name: 'a.example', count: 3, queryTypes: { A: 1, AAAA: 1, TYPE65280: 1 }, client: '127.0.0.1' },
    { name: 'b.example', count: 1, queryTypes: { A: 1 }, client: '127.0.0.1' },
    { name: 'a.example', count: 1, queryTypes: { A: 1 }, client: '127.0.0.2' },
  ]);
});

it('the first of a minute is due at once, and the rest of it when the minute ends', () => {
  const buffer = openSeenBuffer();
  note(buffer, 'a.example', 1_000);
  expect(take(buffer, 1_001)).toHaveLength(1);
  for (let second = 2; second < 50; second++) note(buffer, 'a.example', second * 1_000);
  expect(take(buffer, 59_999)).toEqual([]);
  expect(take(buffer, minute)).toMatchObject([{ name: 'a.example', count: 48 }]);
  note(buffer, 'a.example', minute + 1);
  expect(take(buffer, minute + 2)).toHaveLength(1);
});

it('without an acknowledgement no more is handed over, and records beyond the limit are counted', () => {
  const buffer = openSeenBuffer(3);
  note(buffer, 'a.example', 1);
  const first = buffer.nextBatch(2);
  expect(first?.seen).toHaveLength(1);
  for (const name of ['b.example', 'c.example', 'd.example', 'e.example', 'b.example']) note(buffer, name, 3);
  expect(buffer.nextBatch(4)).toBeNull();
  expect([buffer.waiting, buffer.lost]).toEqual([3, 2]);
  buffer.acknowledge(first?.batch ?? 0);
  expect(take(buffer, 5)).toMatchObject([
    { name: 'b.example', count: 2 },
    { name: 'c.example', count: 1 },
  ]);
  expect(buffer.waiting).toBe(0);
});

it('hidden clients count as one client', () => {
  const buffer = openSeenBuffer();
  note(buffer, 'a.example', 1, { hide: true });
  note(buffer, 'a.example', 2, { from: '127.0.0.2', hide: true });
  expect(take(buffer, 3)).toMatchObject([{ client: null, count: 2 }]);
});

it('records of an earlier minute are handed over first, as separate records', () => {
  const buffer = openSeenBuffer(3);
  note(buffer, 'a.example', 1);
  note(buffer, 'a.example', 2);
  for (const name of ['a.example', 'b.example', 'c.example']) note(buffer, name, minute + 1);
  expect([buffer.waiting, buffer.lost]).toEqual([3, 1]);
  expect(take(buffer, minute + 2)).toMatchObject([
    { name: 'a.example', count: 2 },
    { name: 'a.example', count: 1 },
    { name: 'b.example', count: 1 },
  ]);
});
