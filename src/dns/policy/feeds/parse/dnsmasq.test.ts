import { describe, expect, it } from 'vitest';
import { taken } from './testing/taken.ts';

const said = (text: string) => taken('dnsmasq', text);

describe('a configuration of dnsmasq', () => {
  it.each([
    'address=/bad.test/',
    'address=/bad.test/#',
    'address=/bad.test/0.0.0.0',
    'address=/bad.test/::',
    'address=/.bad.test/127.0.0.1',
    'server=/bad.test/',
    'local = /bad.test/  # why',
  ])('blocks a name and all names below it: %s', (line) => {
    expect(said(line)).toMatchObject({ blocked: ['bad.test'], notTaken: [] });
  });

  it('blocks several names on one line', () => {
    expect(said('local=/bad.test/worse.test/').blocked).toEqual(['bad.test', 'worse.test']);
  });

  it('blocks only the names below a name after “*.”', () => {
    expect(said('local=/*.bad.test/').blocked).toEqual(['*.bad.test']);
  });

  it('releases names that are sent to the usual servers again', () => {
    expect(said('local=/bad.test/\nserver=/good.bad.test/#')).toMatchObject({
      blocked: ['bad.test'],
      excepted: ['good.bad.test'],
    });
    expect(said('local=/bad.test/\nserver=/*.good.bad.test/#').excepted).toEqual(['*.good.bad.test']);
  });

  it.each([
    ['address=/#/', 'everything'],
    ['address=/#/0.0.0.0', 'everything'],
    ['server=/*/', 'everything'],
    ['server=/#/', 'everything'],
    ['local=/com/', 'top_level_domain'],
    ['local=//', 'top_level_domain'],
    ['local=/*bad.test/', 'wildcard'],
    ['address=/portal.test/192.0.2.7', 'other_address'],
    ['server=/internal.test/192.0.2.53', 'forwarding'],
    ['server=192.0.2.53', 'setting'],
    ['cache-size=1000', 'setting'],
    ['domain-needed', 'setting'],
    ['bad.test', 'unreadable'],
  ])('refuses %s: %s', (line, reason) => {
    expect(said(line)).toMatchObject({ blocked: [], excepted: [], notTaken: [`1 ${reason}`] });
  });
});
