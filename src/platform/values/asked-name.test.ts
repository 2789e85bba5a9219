import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAskedName } from './asked-name.ts';

describe('parseAskedName', () => {
  it.each([
    ['Bad.Example.', 'bad.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['\\208\\191\\209\\128.example', 'xn--o1ac.example'],
    ['b\\195\\188cher.example', 'xn--bcher-kva.example'],
    ['my\\032printer._ipp._tcp.local', 'my\\032printer._ipp._tcp.local'],
    ['a\\.b.example', 'a\\046b.example'],
    ['a\\046b.example', 'a\\046b.example'],
    ['\\119ww.example', 'www.example'],
    ['\\087ww.example', 'www.example'],
    ['a\\\\b.example', 'a\\092b.example'],
    ['\\255\\254.example', '\\255\\254.example'],
    ['_dmarc.bad.example', '_dmarc.bad.example'],
    ['192.0.2.10', '192.0.2.10'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['::ffff:192.0.2.10', '192.0.2.10'],
  ])('reads %s as %s', (written, domain) => expect(parseAskedName(written)).toEqual({ domain }));

  it.each([
    ['', 'is empty'],
    ['.', 'is empty'],
    ['https://bad.example/', 'is not a domain name: it must have no scheme, port, path or space'],
    ['bad.example:53', 'is not a domain name: it must have no scheme, port, path or space'],
    ['bad\\032name.example/path', 'is not a domain name: it must have no scheme, port, path or space'],
    ['\\2.example', 'is not a domain name: a backslash is followed by three digits, up to 255'],
    ['\\999.example', 'is not a domain name: a backslash is followed by three digits, up to 255'],
    ['bad..example', 'has two dots in a row, or starts with one'],
    [`${'\\208'.repeat(64)}.example`, 'has a part longer than 63 characters'],
  ])('refuses %j', (written, complaint) => expect(parseAskedName(written)).toEqual({ complaint }));

  it('returns an accepted name unchanged, with any octets', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const label = fc.array(octet, { minLength: 1, maxLength: 20 });
    const escaped = (octets: readonly number[]) =>
      octets.map((one) => `\\${String(one).padStart(3, '0')}`).join('');
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
        const read = parseAskedName(labels.map(escaped).join('.'));
        if (!('domain' in read)) return;
        expect(read.domain).toMatch(/^[\w*.\\-]+$/);
        expect(parseAskedName(read.domain)).toEqual(read);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseAskedName(text);
        if ('domain' in read) expect(read.domain).not.toMatch(/[\s<>"'/@]/);
      }),
    );
  });
});
