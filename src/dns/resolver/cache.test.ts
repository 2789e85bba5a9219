import { expect, it } from 'vitest';
import { types } from '../wire/constants.ts';
import { nameFromText } from '../wire/name.ts';
import type { Query } from '../wire/query.ts';
import { parseResponse, type Response } from '../wire/response.ts';
import { openCache } from './cache.ts';
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

it('an answer is kept until its TTL is over', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  cache.put(query, answerTo(query), 1_000);
  expect(cache.get(query, 60_999)).toMatchObject({ at: 1_000 });
  expect(cache.get(query, 61_000)).toBeNull();
  expect(cache.size).toBe(0);
});

it('an answer is for its name, type and class, and for clients that want DNSSEC alike', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  cache.put(query, answerTo(query), 0);
  expect(cache.get(ask('a.example', { id: 9, bits: 0 }), 0)).not.toBeNull();
  const edns = { udpSize: 1232, version: 0, dnssecOk: true };
  for (const other of [
    ask('b.example'),
    ask('a.example', { type: types.AAAA }),
    ask('a.example', { class: 3 }),
    ask('a.example', { edns }),
    ask('a.example', { bits: 0x0110 }),
  ])
    expect(cache.get(other, 0)).toBeNull();
});

it('a full cache drops what was not asked for the longest time', () => {
  const queries = ['a.example', 'b.example', 'c.example'].map((name) => ask(name));
  const cache = openCache(2_300);
  const [a, b, c] = queries as [Query, Query, Query];
  cache.put(a, answerTo(a), 0);
  cache.put(b, answerTo(b), 0);
  expect(cache.get(a, 1)).not.toBeNull();
  cache.put(c, answerTo(c), 1);
  expect(queries.map((query) => cache.get(query, 2) !== null)).toEqual([true, false, true]);
  expect(cache.size).toBeLessThanOrEqual(2_300);
});

it('a newer answer takes the place of an older one', () => {
  const cache = openCache(10_000);
  const query = ask('a.example');
  cache.put(query, answerTo(query), 0);
  const { size } = cache;
  cache.put(query, answerTo(query), 5_000);
  expect(cache.size).toBe(size);
  expect(cache.get(query, 64_000)).toMatchObject({ at: 5_000 });
});
