import { describe, expect, it } from 'vitest';
import { compile } from '../../index/compile.ts';
import { longestKey, putName } from '../../index/keys.ts';
import { PolicyReader } from '../../index/reader.ts';
import { packFeed, unpackFeed } from './pack.ts';
import { parseFeed } from './parse/parse-feed.ts';
import type { FeedFormat } from './parsed-feed.ts';

const now = new Date('2026-11-29T12:00:00Z');

/**
 * What the index answers for a name when a feed is the whole policy. The feed passes through all stages, as in
 * production.
 */
function answers(format: FeedFormat, text: string) {
  const parsed = parseFeed(Buffer.from(text), { format, plainReach: null });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const content = unpackFeed(packFeed(parsed.value));
  if (!content.ok) throw new Error(content.problem.message);
  const feed = { id: 1, name: 'Feed', category: 'malware', ...content.value };
  const { bytes, report } = compile(
    {
      generation: 1,
      guard: [],
      msp: { lists: [], feeds: [feed], rules: [], categories: [], lockedCategories: [] },
      companies: [],
      companiesMayAllowThreats: true,
    },
    { now },
  );
  expect(report.skipped).toEqual([]);
  const reader = new PolicyReader(bytes);
  return (name: string, address: readonly number[] | null = null) => {
    const key = new Uint8Array(longestKey);
    const query = { name: key.slice(0, putName(name, key, 0)), type: 1, at: now.getTime(), company: null };
    const verdict = reader.decide(
      address === null ? query : { ...query, addresses: [Uint8Array.from(address)] },
    );
    return verdict.action === 'block' ? verdict.answer : verdict.action;
  };
}

describe('a compiled feed', () => {
  it('in hosts format blocks only its names, without denying the names below', () => {
    const answer = answers('hosts', '0.0.0.0 bad.test');
    expect([answer('bad.test'), answer('www.bad.test'), answer('notbad.test')]).toEqual([
      'nodata',
      'none',
      'none',
    ]);
  });

  it('in domains format blocks names and all names below them', () => {
    const answer = answers('domains', 'bad.test\n*.worse.test');
    expect([answer('bad.test'), answer('a.b.bad.test')]).toEqual(['nxdomain', 'nxdomain']);
    expect([answer('worse.test'), answer('a.worse.test')]).toEqual(['none', 'nxdomain']);
  });

  it('in Adblock format blocks nothing below an exception', () => {
    const answer = answers(
      'adblock',
      '||bad.test^\n@@||good.bad.test^\n||worse.good.bad.test^\n||really.good.bad.test^$important',
    );
    expect([answer('bad.test'), answer('a.bad.test')]).toEqual(['nxdomain', 'nxdomain']);
    expect([answer('good.bad.test'), answer('worse.good.bad.test')]).toEqual(['none', 'none']);
    expect(answer('really.good.bad.test')).toBe('nxdomain');
  });

  it('in Adblock format can release a single name', () => {
    const answer = answers('adblock', '||bad.test^\n@@|bad.test^');
    expect([answer('bad.test'), answer('a.bad.test')]).toEqual(['none', 'nxdomain']);
  });

  it('in dnsmasq format lets the most specific line decide', () => {
    const answer = answers(
      'dnsmasq',
      'local=/bad.test/\nserver=/good.bad.test/#\naddress=/worse.good.bad.test/#',
    );
    expect([answer('bad.test'), answer('good.bad.test')]).toEqual(['nxdomain', 'none']);
    expect([answer('a.good.bad.test'), answer('worse.good.bad.test')]).toEqual(['none', 'nxdomain']);
  });

  it('in RPZ format lets the most specific record decide, and blocks answers', () => {
    const answer = answers(
      'rpz',
      'bad.test CNAME .\n*.bad.test CNAME .\ngood.bad.test CNAME rpz-passthru.\n24.0.2.0.192.rpz-ip CNAME .',
    );
    expect([answer('bad.test'), answer('a.bad.test')]).toEqual(['nxdomain', 'nxdomain']);
    expect([answer('good.bad.test'), answer('a.good.bad.test')]).toEqual(['none', 'nxdomain']);
    expect(answer('other.test', [192, 0, 2, 9])).toMatch(/nxdomain|nodata/);
    expect(answer('other.test', [192, 0, 3, 9])).toBe('none');
  });
});
