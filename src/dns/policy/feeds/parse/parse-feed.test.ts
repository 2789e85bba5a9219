import { describe, expect, it } from 'vitest';
import type { NamesByReach } from '../../model.ts';
import type { FeedFormat } from '../parsed-feed.ts';
import { parseFeed } from './parse-feed.ts';

const read = (text: string | Uint8Array, format: FeedFormat | null = null) =>
  parseFeed(typeof text === 'string' ? Buffer.from(text) : text, { format, plainReach: null });

const codeOf = (text: string | Uint8Array, format: FeedFormat | null = null) => {
  const result = read(text, format);
  return result.ok ? result.value.format : result.problem.code;
};

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));

const samples: Readonly<Record<FeedFormat, string>> = {
  hosts: '# Title: hosts\n127.0.0.1 localhost\n::1 ip6-localhost\n0.0.0.0 bad.test\n0.0.0.0 worse.test # why',
  domains: '# Domains\nbad.test\n*.worse.test\n',
  adblock: '! Title\n||bad.test^\n@@||good.test^\n##.banner\n||x.test/path\n',
  dnsmasq: '# dnsmasq\nlocal=/bad.test/\naddress=/worse.test/#\n',
  rpz: '$TTL 30\n@ SOA rpz.test. hostmaster.rpz.test. (\n 1 2 3 4 5 )\n NS localhost.\nbad.test CNAME . ; why\n',
};

describe('the format', () => {
  it.each(Object.entries(samples))('%s is detected', (format, text) => {
    expect(codeOf(text)).toBe(format);
  });

  it.each(Object.entries(samples))('%s is detected with CR LF, CR, and a byte order mark', (format, text) => {
    expect(codeOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toBe(format);
    expect(codeOf(text.replaceAll('\n', '\r'))).toBe(format);
  });

  it('is that of an Adblock list whose first thousand lines are for URLs', () => {
    const text = ['[Adblock Plus 2.0]', ...lines(2000, (at) => `-banner-${at}.`), '||bad.test^'].join('\n');
    expect(codeOf(text)).toBe('adblock');
  });

  it('is detected after a long comment', () => {
    expect(codeOf([...lines(3000, () => '# licence'), '0.0.0.0 bad.test'].join('\n'))).toBe('hosts');
  });

  it('is refused if it differs from the chosen one', () => {
    expect(codeOf(samples.hosts, 'domains')).toBe('feed.other_format');
    expect(codeOf(samples.domains, 'hosts')).toBe('feed.other_format');
    expect(codeOf(samples.rpz, 'dnsmasq')).toBe('feed.other_format');
  });
});

describe('content that is not a list is refused', () => {
  it.each([
    ['feed.html', '\n<!DOCTYPE html><html><head><title>Sign in</title></head></html>'],
    ['feed.html', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['feed.json', '{"message":"API rate limit exceeded"}'],
    ['feed.json', '[ {"domain":"bad.test"} ]'],
    ['feed.binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7])],
    ['feed.binary', Buffer.from('bad.test\nworse.test\n', 'utf16le')],
    ['feed.empty', ''],
    ['feed.empty', '\ufeff\r\n\r\n'],
    ['feed.empty', '# nothing today\n'],
    ['feed.unknown_format', 'Service is temporarily unavailable.\nPlease try again later.\n'],
    ['feed.unknown_format', 'The list is at:\nlists.test\nThank you for your patience.\n'],
    ['feed.nothing_taken', 'Forbidden'],
    ['feed.nothing_taken', '192.0.2.7\n192.0.2.8\n'],
  ])('%s', (code, content) => {
    expect(codeOf(content)).toBe(code);
  });

  it('names the page and the line', () => {
    expect(read('<html><title>Sign\n in</title>')).toMatchObject({
      problem: { message: 'The feed’s address gives a web page in place of a list: “Sign in”.' },
    });
    expect(read('# List\ncom\n')).toMatchObject({
      problem: { message: expect.stringContaining('Line 2: The name has no dot') },
    });
  });
});

const onlyBlocked = (names: Partial<NamesByReach>) => ({
  exact: [],
  with_below: [],
  only_below: [],
  ...names,
});

describe('names', () => {
  it('are in lower case and ASCII, each once', () => {
    const result = read(
      'BAD.test\nbad.test.\nb\u00fccher.test\nXN--BCHER-KVA.test\n\u0430pple.test\nbad\u3002test\n',
    );
    expect(result).toMatchObject({
      value: {
        blocked: onlyBlocked({ with_below: ['bad.test', 'xn--bcher-kva.test', 'xn--pple-43d.test'] }),
        report: { blocked: 3, duplicates: 3, lines: 6 },
      },
    });
  });

  it.each([
    ['com', 'top_level_domain'],
    ['*.com', 'top_level_domain'],
    ['co.uk', 'public_suffix'],
    ['*.co.uk', 'public_suffix'],
    ['github.io', 'shared_suffix'],
    ['*', 'everything'],
    ['*.', 'everything'],
    ['*.*', 'everything'],
    ['.', 'everything'],
    ['192.0.2.7', 'address'],
    ['0x7f.1', 'address'],
    ['bad..test', 'not_a_name'],
    ['bad.test\0', 'not_a_name'],
    ['bad.te$t', 'not_a_name'],
    [`${'a'.repeat(64)}.test`, 'not_a_name'],
    [`${'a.'.repeat(125)}test`, 'not_a_name'],
    ['http://bad.test/', 'url'],
    ['bad.test/path', 'url'],
    ['ads.*.test', 'wildcard'],
    ['ads*.test', 'wildcard'],
    ['two words', 'unreadable'],
  ])('%s is refused: %s', (text, reason) => {
    const result = read(`ok.test\nok2.test\n${text}\n`, 'domains');
    expect(result).toMatchObject({
      value: {
        blocked: onlyBlocked({ with_below: ['ok.test', 'ok2.test'] }),
        report: { notTaken: { [reason]: 1 }, linesNotTaken: [{ line: 3, reason }] },
      },
    });
  });

  it('users’ names on a shared domain, with an underscore, and with hyphens at the ends are accepted', () => {
    const names = ['somebody.github.io', '_dmarc.bad.test', '-a-.bad.test', 'shop.co.uk'];
    expect(read(names.join('\n'))).toMatchObject({ value: { blocked: onlyBlocked({ with_below: names }) } });
  });
});

describe('the report', () => {
  it('counts every line, and lists the first ones of each reason', () => {
    const text = [
      ...lines(600, (at) => `http://bad.test/${at}`),
      ...lines(700, (at) => `bad-${at}.test`),
      'com',
    ];
    const result = read(text.join('\n'), 'domains');
    expect(result).toMatchObject({ value: { report: { notTaken: { url: 600, top_level_domain: 1 } } } });
    if (!result.ok) return;
    expect(result.value.report.linesNotTaken).toHaveLength(251);
    expect(result.value.report.linesNotTaken.at(-1)).toEqual({
      line: 1301,
      text: 'com',
      reason: 'top_level_domain',
    });
  });

  it('lists at most 1,000 lines, each cut and without control characters', () => {
    const bad = ['http://x', 'com', 'co.uk', 'github.io', 'a*.test', `a\0${'\u{1f4a9}'.repeat(300)} b`];
    const text = [...bad.flatMap((line) => lines(300, () => line)), ...lines(1500, (at) => `bad-${at}.test`)];
    const result = read(text.join('\n'), 'domains');
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.report.linesNotTaken).toHaveLength(1000);
    const last = read(`bad.test\n\ufeffa\0\u0007b ${'\u{1f4a9}'.repeat(300)}\n`, 'domains');
    if (!last.ok) throw new Error(last.problem.code);
    const [cut] = last.value.report.linesNotTaken;
    expect(cut?.text).toMatch(/^a b \u{1f4a9}+…$/u);
    expect(cut?.text.length).toBeLessThanOrEqual(200);
    expect(cut?.text.isWellFormed()).toBe(true);
  });
});

describe('hostile content', () => {
  it('is parsed although one line has 100 MB', () => {
    const content = Buffer.alloc(100 * 1024 * 1024, 'a');
    content.write('bad.test\nworse.test\n');
    content.write('\nlast.test', content.length - 10);
    expect(read(content)).toMatchObject({
      value: {
        blocked: onlyBlocked({ with_below: ['bad.test', 'worse.test', 'last.test'] }),
        report: { lines: 4, notTaken: { too_long: 1 }, linesNotTaken: [{ line: 3, reason: 'too_long' }] },
      },
    });
  });

  it('is parsed although it has ten million duplicates', () => {
    const content = Buffer.alloc(10_000_000 * 10, 'bad1.test\n');
    expect(read(content, 'domains')).toMatchObject({
      value: { blocked: onlyBlocked({ with_below: ['bad1.test'] }), report: { duplicates: 9_999_999 } },
    });
  });

  it('is parsed although it has NULs, lone carriage returns and bytes that are not UTF-8', () => {
    const content = Buffer.concat([
      Buffer.from(lines(100, (at) => `bad-${at}.test`).join('\r')),
      Buffer.from('\r\nx\0y.test\r\rcaf'),
      Buffer.from([0xe9]),
      Buffer.from('.test\nlast.test'),
    ]);
    expect(read(content)).toMatchObject({ value: { report: { blocked: 101, notTaken: { not_a_name: 2 } } } });
  });

  it('is refused if it has too many names, and only then', () => {
    const content = Buffer.from(['bad.test', 'bad.test', 'worse.test', 'com'].join('\n'));
    const withLimit = (limit: number) => parseFeed(content, { format: 'domains', plainReach: null, limit });
    expect(withLimit(2).ok).toBe(true);
    expect(withLimit(1)).toMatchObject({ problem: { code: 'feed.too_many_entries' } });
  });
});
