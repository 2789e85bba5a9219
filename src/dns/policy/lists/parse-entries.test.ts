import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry, writeEntry } from './list-entry.ts';
import { type AddedEntries, parseEntries } from './parse-entries.ts';

const nothing: AddedEntries = { names: [], addresses: [] };

function preview(content: string | Uint8Array, { existing = nothing, wholeSuffixes = false } = {}) {
  const result = parseEntries(content, { existing, wholeSuffixes });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const one = (text: string, wholeSuffixes = false) => {
  const { added, ignored } = preview(text, { wholeSuffixes });
  return ignored[0]?.reason ?? [...added.names, ...added.addresses].map(writeEntry).join(' ');
};

describe('an entry', () => {
  it.each([
    ['bad.example', 'bad.example'],
    ['=bad.example', '=bad.example'],
    ['= bad.example', '=bad.example'],
    ['*.bad.example', '*.bad.example'],
    ['*[.]bad[.]example', '*.bad.example'],
    ['  BAD.example.  ', 'bad.example'],
    ['bad[.]example', 'bad.example'],
    ['bad(dot)example', 'bad.example'],
    ['hxxps://cdn.bad[.]example:8443/a?b#c', 'cdn.bad.example'],
    ['=https://user:secret@bad.example/', '=bad.example'],
    ['b\u00fccher.example', 'xn--bcher-kva.example'],
    ['_dmarc.bad.example', '_dmarc.bad.example'],
    ['somebody.github.io', 'somebody.github.io'],
    ['192.0.2.7', '192.0.2.7'],
    ['192[.]0[.]2[.]7', '192.0.2.7'],
    ['192.0.2.7/24', '192.0.2.0/24'],
    ['192.0.2.7/32', '192.0.2.7'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['2001:DB8:0::1', '2001:db8::1'],
    ['2001:db8:1:2:3::/40', '2001:db8::/40'],
    ['2001:db8:ffff::/33', '2001:db8:8000::/33'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7/120', '192.0.2.0/24'],
  ])('%s is %s', (text, entry) => expect(one(text)).toBe(entry));

  it.each([
    ['*', 'everything'],
    ['*.', 'everything'],
    ['*.*', 'everything'],
    ['.', 'everything'],
    ['=', 'not_a_name'],
    ['com', 'top_level_domain'],
    ['*.com', 'top_level_domain'],
    ['localhost', 'top_level_domain'],
    ['co.uk', 'public_suffix'],
    ['github.io', 'shared_suffix'],
    ['=github.io', 'shared_suffix'],
    ['ads-*.example', 'wildcard'],
    ['*bad.example', 'wildcard'],
    ['*.*.bad.example', 'wildcard'],
    ['=192.0.2.7', 'address'],
    ['*.192.0.2.7', 'address'],
    ['192.0.2', 'address'],
    ['192.0.2.7/33', 'address'],
    ['0.0.0.0/0', 'too_wide'],
    ['2000::/3', 'too_wide'],
    ['fe80::1%eth0', 'not_a_name'],
    ['bad..example', 'not_a_name'],
    ['two words.example', 'not_a_name'],
    ["bad.example'; drop table list", 'not_a_name'],
    [`${'a'.repeat(64)}.example`, 'not_a_name'],
    ['a'.repeat(10_000), 'not_a_name'],
  ])('%s is not one: %s', (text, reason) => expect(one(text)).toBe(reason));

  it('may be a whole suffix if a person confirms it, but never everything', () => {
    expect(one('zip', true)).toBe('zip');
    expect(one('*.co.uk', true)).toBe('*.co.uk');
    expect(one('github.io', true)).toBe('github.io');
    expect(one('*', true)).toBe('everything');
  });

  it('is parsed back as it was written', () => {
    const label = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/);
    const reach = fc.constantFrom('exact', 'with_below', 'only_below');
    const named = fc.record({ name: label.map((first) => `${first}.test`), reach });
    const address = fc.oneof(fc.ipV4(), fc.ipV6()).map((text) => readEntry(text, { wholeSuffixes: false }));
    fc.assert(
      fc.property(fc.oneof(named, address), (entry) => {
        if ('complaint' in entry) return;
        expect(readEntry(writeEntry(entry), { wholeSuffixes: false })).toEqual(entry);
      }),
    );
  });
});

describe('the preview of a text', () => {
  it('shows what is added, duplicate and ignored, by line', () => {
    const existing = {
      names: [{ name: 'old.example', reach: 'with_below' as const }],
      addresses: [{ address: '192.0.2.7' }],
    };
    const text =
      '# list\r\nbad.example\r\n\r\nold.example\r\n=old.example\r\nBAD.example.\r\n192.0.2.7/32\r\ncom\r\n';
    expect(preview(text, { existing })).toEqual({
      added: {
        names: [
          { name: 'bad.example', reach: 'with_below' },
          { name: 'old.example', reach: 'exact' },
        ],
        addresses: [],
      },
      duplicates: [
        { line: 4, text: 'old.example' },
        { line: 6, text: 'BAD.example.' },
        { line: 7, text: '192.0.2.7/32' },
      ],
      ignored: [{ line: 8, text: 'com', reason: 'top_level_domain' }],
    });
  });

  it('reads a file with a byte order mark, NULs and a very long line', () => {
    const file = Buffer.concat([
      Buffer.from('\ufeffbad.example\na\0b.example\n'),
      Buffer.alloc(10_000_000, 'x'),
      Buffer.from('\nworse.example'),
    ]);
    const { added, ignored } = preview(file);
    expect(added.names.map(({ name }) => name)).toEqual(['bad.example', 'worse.example']);
    expect(ignored).toEqual([
      { line: 2, text: 'a b.example', reason: 'not_a_name' },
      { line: 3, text: `${'x'.repeat(199)}…`, reason: 'not_a_name' },
    ]);
  });

  it('is refused when the text has too many entries', () => {
    const text = Buffer.from('a.example\n'.repeat(100_001));
    expect(parseEntries(text, { existing: nothing, wholeSuffixes: false })).toMatchObject({
      problem: { code: 'dns.list_text_too_long', message: 'The text has more than 100,000 entries.' },
    });
  });
});
