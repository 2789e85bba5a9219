import { describe, expect, it } from 'vitest';
import { parseSearch } from './parse-search.ts';

describe('a search text', () => {
  it.each([
    ['bad12[.]example', ['bad12.example']],
    ['BAD12(.)Example', ['bad12.example']],
    ['hxxps://login.bad12[.]example/path?x=1', ['login.bad12.example']],
    ['https://user@bad12.example:8443/a#b', ['bad12.example']],
    ['  bad12.example.  ', ['bad12.example.', 'bad12.example']],
    ['bücher', ['bücher', 'xn--bcher-kva']],
    ['xn--bcher-kva.example', ['xn--bcher-kva.example', 'bücher.example']],
    ['Bücher.example', ['bücher.example', 'xn--bcher-kva.example']],
    ['Cedar Street / Dental #2', ['cedar street / dental #2']],
    ['192.0.2.7', ['192.0.2.7']],
    ['2001:db8::1', ['2001:db8::1']],
    ['[2001:db8::1]', ['2001:db8::1']],
    ['CSD-WS-07$', ['csd-ws-07$']],
    ['100%', ['100%']],
  ])('%s is searched as %j', (typed, parts) => {
    expect(parseSearch(typed).parts).toEqual(parts);
  });

  it.each([
    ['#5005', 5005],
    ['5005', 5005],
    ['# 5005', 5005],
    ['#50x', null],
    ['99999999999999999999', null],
  ])('the number in %s is %s', (typed, number) => {
    expect(parseSearch(typed).number).toBe(number);
  });

  it.each([
    ['picket:01HXYZ', '01HXYZ'],
    ['PICKET:01hxyz', '01HXYZ'],
    ['picket:0', '0'],
    ['01HXYZ7K', '01HXYZ7K'],
    ['cedar', null],
    ['illuminate', null],
    ['picket:%', null],
  ])('the reference in %s is %s', (typed, reference) => {
    expect(parseSearch(typed).reference).toBe(reference);
  });

  it('never throws, for any pasted text', () => {
    for (const typed of [
      '://',
      '[.]',
      '#',
      '\u0000',
      'http://[',
      '%%%',
      '🦊',
      'a'.repeat(200),
      'xn--',
      '..',
      '@',
    ])
      expect(() => parseSearch(typed)).not.toThrow();
  });
});
