import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnstorableText } from './unstorable-text.ts';

describe('findUnstorableText', () => {
  it('points to text that PostgreSQL cannot store, keys included', () => {
    const value = { a: ['x', 'y\u0000'], 'b/~': { c: '\udc00' }, 'k\u0000': 1, fine: 'ok 🎉' };
    expect(findUnstorableText(value).sort()).toEqual(['', '/a/1', '/b~1~0/c']);
  });

  it('skips a binary body, which is not text yet', () => {
    expect(findUnstorableText(Buffer.from('\u0000'))).toEqual([]);
  });

  it('skips a stream, whose parts refer to each other', () => {
    const stream = new IncomingMessage(new Socket());
    stream.headers.bad = 'a\u0000';
    expect(findUnstorableText(stream)).toEqual([]);
    expect(findUnstorableText({ file: stream })).toEqual([]);
  });

  it('finds such text at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('\u0000', '\ud800'), (value, bad) => {
        const storable = JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '').toWellFormed());
        expect(findUnstorableText([storable, { deep: [storable, `x${bad}`] }])).toContain('/1/deep/1');
      }),
    );
  });
});
