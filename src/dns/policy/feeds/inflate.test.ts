import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { largestFeed } from './fetch.ts';
import { inflate } from './inflate.ts';

it('stops at the limit, however small the gzip file is', async () => {
  const bomb = gzipSync(Buffer.alloc(3 * largestFeed));
  expect(bomb.length).toBeLessThan(largestFeed / 100);
  expect(await inflate(bomb, largestFeed)).toMatchObject({
    problem: { code: 'feed.too_large', message: expect.stringContaining('64 MB') },
  });
  expect(await inflate(gzipSync(bomb), largestFeed)).toMatchObject({ problem: { code: 'feed.too_large' } });
});

it('inflates at most two layers: deeper ones stay binary data', async () => {
  const inner = gzipSync('bad.test');
  expect(await inflate(gzipSync(gzipSync(inner)), largestFeed)).toEqual({ ok: true, value: inner });
});

it('reads a file of several members, as gzip -c appends them', async () => {
  const members = Buffer.concat([gzipSync('bad.test\n'), gzipSync('worse.test\n')]);
  const inflated = await inflate(members, largestFeed);
  expect(inflated.ok && Buffer.from(inflated.value).toString()).toBe('bad.test\nworse.test\n');
});

it('returns other content unchanged', async () => {
  const content = Buffer.from('bad.test\n');
  expect(await inflate(content, largestFeed)).toEqual({ ok: true, value: content });
});
