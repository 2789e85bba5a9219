import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../../../test/http/start-server.ts';
import { decodeCursor, encodeCursor, toPage } from './page.ts';

it('a list is read to its end with its cursors', async () => {
  const server = await start();
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const url = `/api/v1/things?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`;
    const page: { items: { id: number }[]; nextCursor: string | null } = (await server.inject(url)).json();
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

describe('a cursor', () => {
  const keySchema = z.tuple([z.string(), z.number(), z.boolean(), z.null()]);
  const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));

  it('returns the key that it was made from, and needs no escaping in an address', () => {
    const keys = fc.tuple(storable, fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(keys, (key) => {
        const cursor = encodeCursor(key);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursor, keySchema)).toEqual(key);
      }),
    );
  });

  it('that is forged is refused, with any content', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => {
        expect(() => decodeCursor(noise, keySchema)).toThrow('cursor');
      }),
    );
  });

  it('cannot smuggle a NUL to the database', () => {
    const cursor = encodeCursor(['\u0000', 1, true, null]);
    expect(() => decodeCursor(cursor, keySchema)).toThrow('cursor');
  });

  it('exists exactly if there is another page', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 10 }), (count, limit) => {
        const rows = Array.from({ length: Math.min(count, limit + 1) }, (_, at) => at);
        const page = toPage(
          rows,
          limit,
          (row) => row,
          (row) => row,
        );
        expect(page.items).toHaveLength(Math.min(count, limit));
        expect(page.nextCursor !== null).toBe(count > limit);
      }),
    );
  });
});
