import { expect, it } from 'vitest';
import { types } from '../wire/constants.ts';
import { nameFromText } from '../wire/name.ts';
import type { Query } from '../wire/query.ts';
import { parseResponse, type Response } from '../wire/response.ts';
import { answerOf, type Cache, openCache, questionKey } from './cache.ts';
import { addressReply } from './testing/fake-upstream.ts';

const ask = (text: string, more: Partial<Query> = {}): Query => {
  const name = nameFromText(text) ?? new Uint8Array();
  const question = Uint8Array.from([...name, 0, types.A, 0, 1]);
  return { id: 1, bits: 0x0100, name, type: types.A, class: 1, question, edns: null, ...more };
};
const answerTo = (query: Query): Response => {
  const response = parseResponse(addressReply(query));
  if (response === null) throw new Error('It was not read.');
  return response;
};
const put = (cache: Cache, query: Query, now: number) =>
  cache.put(questionKey(1, query), answerOf(answerTo(query), now));
const get = (cache: Cache, query: Query, now: number) => cache.get(questionKey(1, query), now);

it('an answer is kept until its TTL ends', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  put(cache, query, 1_000);
  expect(get(cache, query, 60_999)).toMatchObject({ at: 1_000 });
  expect(get(cache, query, 61_000)).toBeNull();
  expect(cache.size).toBe(0);
});

it('an answer is for its name, type and class, and for clients with the same DNSSEC wish', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  put(cache, query, 0);
  expect(get(cache, ask('a.example', { id: 9, bits: 0 }), 0)).not.toBeNull();
  const edns = { udpSize: 1232, version: 0, dnssecOk: true };
  for (const other of [
    ask('b.example'),
    ask('a.example', { type: types.AAAA }),
    ask('a.example', { class: 3 }),
    ask('a.example', { edns }),
    ask('a.example', { bits: 0x0110 }),
  ])
    expect(get(cache, other, 0)).toBeNull();
});

it('a full cache drops the answer that was not used for the longest time', () => {
  const queries = ['a.example', 'b.example', 'c.example'].map((name) => ask(name));
  const cache = openCache(2_300);
  const [a, b, c] = queries as [Query, Query, Query];
  put(cache, a, 0);
  put(cache, b, 0);
  expect(get(cache, a, 6_000)).not.toBeNull();
  put(cache, c, 6_001);
  expect(queries.map((query) => get(cache, query, 6_002) !== null)).toEqual([true, false, true]);
  expect(cache.size).toBeLessThanOrEqual(2_300);
});

it('a newer answer replaces an older one', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  put(cache, query, 0);
  const { size } = cache;
  put(cache, query, 5_000);
  expect(cache.size).toBe(size);
  expect(get(cache, query, 64_000)).toMatchObject({ at: 5_000 });
});
