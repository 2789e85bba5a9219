import fc from 'fast-check';
import { expect, it } from 'vitest';
import { suffixKind } from '../../read-name.ts';
import { readNetwork } from '../../read-network.ts';
import { feedFormats } from '../parsed-feed.ts';
import { parseFeed } from './parse-feed.ts';

/** Parts of lines of all formats, valid and invalid. */
const part = fc.oneof(
  fc.constantFrom(
    ...[
      '0.0.0.0',
      '127.0.0.1',
      '::',
      '||',
      '|',
      '@@',
      '^',
      '$',
      '$important',
      ',third-party',
      '*',
      '*.',
      '.',
    ],
  ),
  fc.constantFrom(
    ...[
      'address=/',
      'server=/',
      '/',
      '#',
      '/#',
      ' CNAME ',
      ' . ',
      ' *. ',
      'rpz-passthru.',
      '(',
      ')',
      '"',
      ';',
      '\\',
    ],
  ),
  fc.constantFrom(
    ...[
      '$ORIGIN ',
      '$TTL 60',
      '@',
      ' IN SOA a. b. 1 2 3 4 5',
      '.rpz-ip',
      '24.0.2.0.192',
      '128.1.zz.db8.2001',
    ],
  ),
  fc.constantFrom(
    ...[
      'bad.test',
      'com',
      'co.uk',
      'github.io',
      'b\u00fccher.test',
      'BAD.test',
      'a_b.-c-.test',
      '\0',
      '\u00ad',
      '\ud800',
    ],
  ),
  fc.constantFrom('##', '#@#', ' ', '\t', '\u00a0', '\ufeff', '\r', '[Adblock]', '!', 'x'.repeat(70)),
  fc.string({ maxLength: 8 }),
);
const line = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
const content = fc.oneof(
  fc.array(line, { maxLength: 40 }).map((lines) => Buffer.from(lines.join('\n'))),
  fc.uint8Array({ maxLength: 500 }),
);
const options = fc.record({
  format: fc.constantFrom(null, ...feedFormats),
  plainReach: fc.constantFrom(null, 'exact', 'with_below'),
});

it('whatever a feed contains, only names and networks of somebody are blocked', () => {
  fc.assert(
    fc.property(content, options, (bytes, chosen) => {
      const result = parseFeed(bytes, chosen);
      if (!result.ok) return;
      const { blocked, excepted, addresses, report } = result.value;
      const names = [...blocked.exact, ...blocked.with_below, ...blocked.only_below];
      for (const name of names) {
        expect(name).toMatch(/^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/);
        expect(suffixKind(name)).toBeNull();
      }
      for (const network of addresses) expect(readNetwork(network)).toEqual({ network });
      expect(new Set(names).size).toBe(names.length);
      expect(report.blocked).toBe(names.length + addresses.length);
      expect(report.excepted).toBe(Object.values(excepted).flat().length);
      const reported = Object.values(report.notTaken).reduce((sum, count) => sum + count, 0);
      expect(report.linesNotTaken.length).toBeLessThanOrEqual(reported);
      for (const { line: at } of report.linesNotTaken) expect(at).toBeLessThanOrEqual(report.lines);
    }),
    { numRuns: 2000 },
  );
});
