import { describe, expect, it } from 'vitest';
import { taken } from './testing/taken.ts';

const said = (text: string) => taken('rpz', text);

describe('a response policy zone', () => {
  it('blocks a name alone, or only the names below it, by NXDOMAIN or NODATA', () => {
    expect(said('bad.test CNAME .\n*.worse.test CNAME *.')).toMatchObject({
      blocked: ['=bad.test', '*.worse.test'],
      notTaken: [],
    });
  });

  it('has two records for a name and the names below it', () => {
    expect(said('bad.test CNAME .\n*.bad.test CNAME .').blocked).toEqual(['bad.test']);
  });

  it('releases names by PASSTHRU', () => {
    expect(said('*.bad.test CNAME .\ngood.bad.test CNAME rpz-passthru.')).toMatchObject({
      blocked: ['*.bad.test'],
      excepted: ['=good.bad.test'],
    });
  });

  it('may have a time to live and a class in any order and case', () => {
    expect(
      said('a.bad.test 300 IN CNAME .\nb.bad.test IN 1h30m cname .\nc.bad.test in CNAME . ; why').blocked,
    ).toEqual(['=a.bad.test', '=b.bad.test', '=c.bad.test']);
  });

  it('may repeat the owner with a blank', () => {
    expect(said('bad.test TXT "why ; (not"\n  CNAME .')).toMatchObject({
      blocked: ['=bad.test'],
      notTaken: ['1 action'],
    });
  });

  it('is read with its header: directives, comments, records over some lines', () => {
    const zone = `; Title (a list)
$TTL 30
$ORIGIN rpz.test.
@ IN SOA ns.rpz.test. hostmaster.rpz.test. (
    2026112901 ; serial (of today)
    3600 600 604800 30 )
  NS ns.rpz.test.
bad.test CNAME .
worse.test.rpz.test. CNAME .
$ORIGIN below.test.rpz.test.
x CNAME .
@ CNAME .
elsewhere.test. CNAME .
$ORIGIN rpz.test.`;
    expect(said(zone)).toMatchObject({
      blocked: ['=bad.test', '=worse.test', '=x.below.test', '=below.test'],
      notTaken: ['13 outside_zone'],
    });
  });

  it('may have the name of the zone only at its SOA', () => {
    const zone = 'rpz.test. SOA a. b. 1 2 3 4 5\nbad.test.rpz.test. CNAME .\nbad.test. CNAME .';
    const known = zone.replace('rpz.test. SOA', '$ORIGIN rpz.test.\nrpz.test. SOA');
    expect(said(known)).toMatchObject({ blocked: ['=bad.test'], notTaken: ['4 outside_zone'] });
    expect(said(zone)).toMatchObject({ blocked: ['=bad.test'], notTaken: ['3 outside_zone'] });
  });

  it('blocks answer addresses', () => {
    const zone = [
      '32.7.2.0.192.rpz-ip CNAME .',
      '24.9.100.51.198.rpz-ip CNAME *.',
      '128.1.zz.db8.2001.rpz-ip CNAME .',
      '48.zz.1.db8.2001.rpz-ip CNAME .',
      '64.0.0.0.0.2.0.db8.2001.rpz-ip CNAME .',
    ];
    expect(said(zone.join('\n'))).toMatchObject({
      addresses: ['192.0.2.7', '198.51.100.0/24', '2001:db8::1', '2001:db8:1::/48', '2001:db8:0:2::/64'],
      notTaken: [],
    });
  });

  it.each([
    ['* CNAME .', 'everything'],
    ['*.* CNAME .', 'everything'],
    ['com CNAME .', 'top_level_domain'],
    ['*.co.uk CNAME .', 'public_suffix'],
    ['ads.*.test CNAME .', 'wildcard'],
    ['a\\.b.test CNAME .', 'not_a_name'],
    ['a\\;b.test CNAME .', 'not_a_name'],
    ['bad.test CNAME rpz-drop.', 'action'],
    ['bad.test CNAME rpz-tcp-only.', 'action'],
    ['bad.test CNAME rpz-passthru', 'action'],
    ['bad.test CNAME sinkhole.test.', 'action'],
    ['bad.test A 192.0.2.7', 'action'],
    ['32.7.2.0.192.rpz-client-ip CNAME .', 'trigger'],
    ['32.7.2.0.192.rpz-nsip CNAME .', 'trigger'],
    ['ns.bad.test.rpz-nsdname CNAME .', 'trigger'],
    ['32.7.2.0.192.rpz-ip CNAME rpz-passthru.', 'address_exception'],
    ['0.0.0.0.0.rpz-ip CNAME .', 'too_wide'],
    ['7.0.0.0.8.rpz-ip CNAME .', 'too_wide'],
    ['3.zz.2000.rpz-ip CNAME .', 'too_wide'],
    ['8.0.0.0.10.rpz-ip CNAME .', 'private_address'],
    ['33.7.2.0.192.rpz-ip CNAME .', 'not_a_name'],
    ['x.rpz-ip CNAME .', 'not_a_name'],
    ['$INCLUDE other.zone', 'directive'],
    ['$GENERATE 1-9 a$ CNAME .', 'directive'],
    ['bad.test', 'unreadable'],
    ['bad.test CNAME . )', 'unfinished'],
    ['bad.test TXT "open', 'unfinished'],
  ])('refuses %s: %s', (line, reason) => {
    expect(said(line)).toMatchObject({ blocked: [], excepted: [], addresses: [], notTaken: [`1 ${reason}`] });
  });

  it('loses only a part if a parenthesis stays open', () => {
    const more = Array.from({ length: 1000 }, (_, at) => `bad-${at}.test CNAME .`);
    const result = said(['bad.test TXT ( "x"', ...more].join('\n'));
    expect(result.notTaken).toEqual([expect.stringContaining('unfinished')]);
    expect(result.blocked.length).toBeGreaterThan(600);
  });
});
