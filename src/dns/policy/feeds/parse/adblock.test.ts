import { describe, expect, it } from 'vitest';
import { taken } from './testing/taken.ts';

const said = (...lines: string[]) => taken('adblock', lines.join('\n'));

describe('a rule of an Adblock list', () => {
  it.each([
    ['||bad.test^', 'bad.test'],
    ['  ||BAD.test^  ', 'bad.test'],
    ['||bad.test.^', 'bad.test'],
    ['||bad.test^$important', 'bad.test'],
    ['||bad.test^$all', 'bad.test'],
    ['||bad.test^$ALL,important', 'bad.test'],
    ['||*.bad.test^', '*.bad.test'],
    ['|bad.test^', '=bad.test'],
  ])('blocks the whole host: %s', (line, name) => {
    expect(said(line)).toMatchObject({ blocked: [name], notTaken: [] });
  });

  it.each([
    ['||^', 'everything'],
    ['||*^', 'everything'],
    ['||*.^', 'everything'],
    ['*', 'everything'],
    ['||', 'everything'],
    ['@@*', 'everything'],
    ['||com^', 'top_level_domain'],
    ['||co.uk^', 'public_suffix'],
    ['||*.github.io^', 'shared_suffix'],
    ['||192.0.2.7^', 'address'],
    ['||bad.test^$third-party', 'modifier'],
    ['||bad.test^$3p', 'modifier'],
    ['||bad.test^$important,third-party', 'modifier'],
    ['||bad.test^$badfilter', 'modifier'],
    ['||bad.test^$document', 'modifier'],
    ['||bad.test^$dnstype=AAAA', 'modifier'],
    ['||bad.test^$denyallow=good.bad.test', 'modifier'],
    ['||bad.test^$client=192.0.2.7', 'modifier'],
    ['||bad.test^$dnsrewrite=192.0.2.7', 'modifier'],
    ['||bad.test^$domain=shop.test', 'modifier'],
    ['||bad.test^$', 'modifier'],
    ['||bad.test^$important,', 'modifier'],
    ['||*^$dnstype=HTTPS', 'modifier'],
    ['@@||bad.test^$document', 'modifier'],
    ['@@||bad.test^$all', 'modifier'],
    ['||bad.test^|', 'path'],
    ['||bad.test^ads', 'path'],
    ['||bad.test/ads^', 'path'],
    ['||bad.test/', 'path'],
    ['||bad.test:8080^', 'path'],
    ['||bad.test?x', 'path'],
    ['|https://bad.test^', 'path'],
    ['||bad.test', 'pattern'],
    ['||bad.test|', 'pattern'],
    ['||bad.test$third-party', 'pattern'],
    ['|bad.test|', 'pattern'],
    ['bad.test', 'pattern'],
    ['bad.test^', 'pattern'],
    ['.bad.test^', 'pattern'],
    ['-ads-', 'pattern'],
    ['0.0.0.0 bad.test', 'pattern'],
    ['*$denyallow=com|net', 'pattern'],
    ['||ads.*^', 'wildcard'],
    ['||ads*.bad.test^', 'wildcard'],
    ['||*bad.test^', 'wildcard'],
    ['/^ads[0-9]+\\./', 'regular_expression'],
    ['/.*/', 'regular_expression'],
    ['@@/good/$important', 'regular_expression'],
    ['bad.test##.banner', 'cosmetic'],
    ['##.banner', 'cosmetic'],
    ['bad.test#@#.banner', 'cosmetic'],
    ['bad.test#?#div:has(a)', 'cosmetic'],
    ['bad.test#$#body { x }', 'cosmetic'],
    ['bad.test#%#//scriptlet()', 'cosmetic'],
    ['bad.test$$script', 'cosmetic'],
  ])('is never widened to a host: %s is %s', (line, reason) => {
    expect(said(line)).toMatchObject({ blocked: [], excepted: [], notTaken: [`1 ${reason}`] });
  });

  it('may be a comment or a header', () => {
    expect(
      said('[Adblock Plus 2.0]', '! ||bad.test^', '# bad.test', '#bad.test', '## Title', '###', ''),
    ).toMatchObject({ blocked: [], notTaken: [] });
  });
});

describe('an exception of an Adblock list', () => {
  it('always wins: names below it are not blocked either', () => {
    expect(
      said(
        '||a.good.test^',
        '|good.test^',
        '||*.b.good.test^',
        '@@||good.test^',
        '||test-good.test^',
        '||c.good.test^',
      ),
    ).toMatchObject({ blocked: ['test-good.test'], excepted: ['good.test'] });
  });

  it('does not release names above it', () => {
    expect(said('||bad.test^', '@@||good.bad.test^')).toMatchObject({
      blocked: ['bad.test'],
      excepted: ['good.bad.test'],
    });
  });

  it('releases no more than its reach', () => {
    expect(said('||bad.test^', '@@|bad.test^')).toMatchObject({
      blocked: ['*.bad.test'],
      excepted: ['=bad.test'],
    });
    expect(said('||bad.test^', '||a.bad.test^', '@@||*.bad.test^').blocked).toEqual(['=bad.test']);
    expect(said('|a.bad.test^', '||*.a.bad.test^', '@@|a.bad.test^').blocked).toEqual(['*.a.bad.test']);
    expect(said('||a.bad.test^', '@@|bad.test^').blocked).toEqual(['a.bad.test']);
  });

  it('may be a whole suffix, and may end with the end-of-address mark', () => {
    expect(said('||bad.co.uk^', '||x.github.io^', '@@||co.uk^', '@@||github.io^|')).toMatchObject({
      blocked: [],
      excepted: ['co.uk', 'github.io'],
    });
  });

  it('loses against an important rule, unless it is important too', () => {
    expect(said('||bad.test^$important', '@@||bad.test^', '@@||a.bad.test^')).toMatchObject({
      blocked: ['bad.test'],
      excepted: [],
    });
    expect(said('||bad.test^$important', '@@||bad.test^$important')).toMatchObject({
      blocked: [],
      excepted: ['bad.test'],
    });
  });
});
