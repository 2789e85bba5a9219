import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../platform/values/problem.ts';
import { findLine, packLines } from './entry-lines.ts';
import { packFeed } from './pack.ts';
import { parseFeed } from './parse/parse-feed.ts';
import type { FeedFormat } from './parsed-feed.ts';

function copyOf(format: FeedFormat, lines: readonly string[]) {
  const parsed = unwrap(parseFeed(Buffer.from(lines.join('\n')), { format, plainReach: null }));
  return { content: packFeed(parsed), lines: packLines(parsed.lines) };
}

describe('the line of an entry', () => {
  it('is the line in the feed, with comments, duplicates and refused lines counted', async () => {
    const copy = copyOf('domains', ['# A list', 'bad.example', '', 'co.uk', 'bad.example', 'worse.example']);
    expect(await findLine(copy, { text: 'bad.example', reach: 'with_below' })).toBe(2);
    expect(await findLine(copy, { text: 'worse.example', reach: 'with_below' })).toBe(6);
    expect(await findLine(copy, { text: 'example', reach: 'with_below' })).toBeNull();
    expect(await findLine(copy, { text: 'bad.example', reach: 'exact' })).toBeNull();
  });

  it('is the line of the name with its reach, not that of an exception', async () => {
    const copy = copyOf('rpz', [
      'good.example CNAME rpz-passthru.',
      '*.good.example CNAME .',
      'below.example CNAME .',
      '24.0.2.0.198.rpz-ip CNAME .',
      '*.both.example CNAME .',
      'both.example CNAME .',
    ]);
    expect(await findLine(copy, { text: 'good.example', reach: 'only_below' })).toBe(2);
    expect(await findLine(copy, { text: 'good.example', reach: 'exact' })).toBeNull();
    expect(await findLine(copy, { text: 'below.example', reach: 'exact' })).toBe(3);
    expect(await findLine(copy, { text: '198.0.2.0/24', reach: 'exact' })).toBe(4);
    expect(await findLine(copy, { text: 'both.example', reach: 'with_below' })).toBe(5);
  });

  it('is kept where an exception releases a part of it, and where $important repeats it', async () => {
    const copy = copyOf('adblock', [
      '||b.example^$important',
      '||a.example^',
      '@@|a.example^|',
      '||c.example^',
    ]);
    expect(await findLine(copy, { text: 'a.example', reach: 'only_below' })).toBe(2);
    expect(await findLine(copy, { text: 'b.example', reach: 'with_below' })).toBe(1);
    expect(await findLine(copy, { text: 'c.example', reach: 'with_below' })).toBe(4);
  });
});
