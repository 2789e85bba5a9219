import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unwrap } from '../../../platform/values/problem.ts';
import { packFeed, unpackFeed } from './pack.ts';
import { parseFeed } from './parse/parse-feed.ts';
import type { FeedContent } from './parsed-feed.ts';

const label = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
const name = fc.tuple(label, label).map((labels) => `${labels.join('.')}.test`);
const line = fc.oneof(
  name.map((one) => `||${one}^`),
  name.map((one) => `|${one}^`),
  name.map((one) => `||*.${one}^`),
  name.map((one) => `@@||${one}^`),
  name.map((one) => `@@|${one}^`),
);
const record = fc.oneof(
  name.map((one) => `${one} CNAME .`),
  name.map((one) => `*.${one} CNAME .`),
  name.map((one) => `${one} CNAME rpz-passthru.`),
  fc.ipV4().map((one) => `32.${one.split('.').reverse().join('.')}.rpz-ip CNAME .`),
);
const feed = fc.oneof(
  fc.array(line, { minLength: 1 }).map((lines) => ({ format: 'adblock', lines }) as const),
  fc.array(record, { minLength: 1 }).map((lines) => ({ format: 'rpz', lines }) as const),
);

const contentOf = ({ blocked, excepted, addresses }: FeedContent): FeedContent => ({
  blocked,
  excepted,
  addresses,
});

it('returns the content of any feed unchanged, and gives the same bytes for the same content', () => {
  fc.assert(
    fc.property(feed, ({ format, lines }) => {
      const parsed = parseFeed(Buffer.from(lines.join('\n')), { format, plainReach: null });
      fc.pre(parsed.ok);
      const content = contentOf(unwrap(parsed));
      const packed = packFeed(content);
      expect(unwrap(unpackFeed(packed))).toEqual(content);
      expect(packFeed(unwrap(unpackFeed(packed)))).toEqual(packed);
    }),
    { numRuns: 200 },
  );
});

const none = { exact: [], with_below: [], only_below: [] };
const some: FeedContent = {
  blocked: { ...none, exact: Array.from({ length: 25_000 }, (_, at) => `host-${at}.bad.test`) },
  excepted: { ...none, with_below: ['good.test'] },
  addresses: ['192.0.2.0/24', '2001:db8::1'],
};

it('packs more entries than one portion', () => {
  expect(unwrap(unpackFeed(packFeed(some)))).toEqual(some);
});

it.each([
  ['cut', (packed: Uint8Array) => packed.subarray(0, packed.length - 10)],
  ['changed', (packed: Uint8Array) => packed.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))],
  ['no blob', () => Buffer.from('{}')],
  ['of another version', () => gzipSync('{"version":2,"sizes":[0,0,0,0,0,0,0]}\n')],
  [
    'short of a name',
    (packed: Uint8Array) => gzipSync(`${gunzipSync(packed)}`.replace('host-7.bad.test\n', '')),
  ],
  ['too long by a name', (packed: Uint8Array) => gzipSync(`${gunzipSync(packed)}more.test\n`)],
])('refuses a blob that is %s', (_, damage) => {
  expect(unpackFeed(damage(packFeed(some)))).toMatchObject({ ok: false, problem: { code: 'feed.damaged' } });
});
