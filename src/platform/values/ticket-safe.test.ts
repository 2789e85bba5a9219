import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketName, ticketText } from './ticket-safe.ts';

const names = ['login.bad.example', 'bad.example'];
const safe = (text: string) => ticketText(text, { defang: true, names });

describe('text of a source in a ticket', () => {
  it.each([
    ['CSD-WS-01', 'CSD-WS-01'],
    ['csd_ws_01', 'csd_ws_01'],
    ['C:\\Windows\\notepad.exe', 'C:\\Windows\\notepad.exe'],
    ['a, b (c) & d – 5%', 'a, b (c) & d – 5%'],
    ['[click](https://evil.example/x)', '\\[click\\](hxxps[:]//evil[.]example/x)'],
    ['![x](http://evil.example/a.png)', '!\\[x\\](hxxp[:]//evil[.]example/a[.]png)'],
    ['<https://evil.example>', '\\<hxxps[:]//evil[.]example\\>'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['**bold** _it_ `code` ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~'],
    ['\\[click](x)', '\\\\\\[click\\](x)'],
    ['www.evil.example', 'www[.]evil[.]example'],
    ['FTP://Evil.Example', 'FTP[:]//Evil[.]Example'],
    [
      'seen at Login.Bad.Example and cdn.bad.example',
      'seen at Login[.]Bad[.]Example and cdn[.]bad[.]example',
    ],
    ['bad[.]example', 'bad[.]example'],
    ['pc\u202egpj.exe', 'pcgpj.exe'],
    ['a\u200bb\u2066c\ufeffd\u00ade', 'abcde'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['two\nlines', 'two lines'],
    ['🧑\u200d💻 a\u200db', '🧑\u200d💻 ab'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '\\1. item'],
  ])('%j is %j', (text, expected) => expect(safe(text)).toBe(expected));

  it('keeps addresses if defanging is off, and still has no markup', () => {
    expect(ticketText('[a](https://evil.example)', { defang: false })).toBe('\\[a\\](https://evil.example)');
  });

  it('escapes a backslash at the end of an address, so that it cannot undo the next escape', () => {
    expect(safe('http://\\<img>')).toBe('hxxp[:]//\\\\\\<img\\>');
  });
  it('never lets a link, an image or a tag through', () => {
    const part = fc.constantFrom('[', ']', '(', ')', '!', '<', '>', '\\', '`', 'http://', 'a', '.', '_', ' ');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = safe(parts.join('')).replaceAll(/\[[.:]\]/g, '');
        // Every character with a meaning has an odd number of backslashes before it.
        for (const { index } of text.matchAll(/[[\]<>`]/g)) {
          const before = /\\*$/.exec(text.slice(0, index))?.[0].length ?? 0;
          expect([text, before % 2]).toEqual([text, 1]);
        }
        expect(text).not.toContain('://');
      }),
    );
  });
});

describe('a name in a ticket', () => {
  it.each([
    ['bad.example', 'bad[.]example'],
    ['xn--bcher-kva.example', 'bücher[.]example (xn--bcher-kva[.]example)'],
    ['www.xn--bcher-kva.example', 'www[.]bücher[.]example (www[.]xn--bcher-kva[.]example)'],
    ['xn--a.example', 'xn--a[.]example'],
    ['\\060img\\062.evil.example', '\\060img\\062[.]evil[.]example'],
    ['192.0.2.1', '192[.]0[.]2[.]1'],
    ['[a](b).example', '\\[a\\](b)[.]example'],
  ])('%s is %s', (name, expected) => expect(ticketName(name, { defang: true })).toBe(expected));

  it('is not defanged if that is off', () => {
    expect(ticketName('xn--bcher-kva.example', { defang: false })).toBe(
      'bücher.example (xn--bcher-kva.example)',
    );
  });
});
