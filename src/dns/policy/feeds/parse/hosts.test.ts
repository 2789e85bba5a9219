import { describe, expect, it } from 'vitest';
import { taken } from './testing/taken.ts';

const said = (text: string) => taken('hosts', text);

describe('a hosts file', () => {
  it.each(['0.0.0.0', '127.0.0.1', '127.0.0.53', '::', '::1', '0'])(
    'blocks each name of %s, alone',
    (address) => {
      expect(said(`${address}\tbad.test  www.bad.test # why`).blocked).toEqual([
        '=bad.test',
        '=www.bad.test',
      ]);
    },
  );

  it('blocks names with all names below them if the feed is set to that', () => {
    expect(taken('hosts', '0.0.0.0 bad.test', 'with_below').blocked).toEqual(['bad.test']);
  });

  it('never blocks the names of the machine itself, and does not report them', () => {
    const head = [
      '127.0.0.1 localhost localhost.localdomain local',
      '255.255.255.255 broadcasthost',
      'fe80::1%lo0 localhost',
      'ff02::1 ip6-allnodes',
      '0.0.0.0 0.0.0.0',
    ];
    expect(said(head.join('\n'))).toMatchObject({ blocked: [], notTaken: [] });
  });

  it('does not block a name that has another address', () => {
    expect(said('192.0.2.7 portal.test\n::ffff:192.0.2.7 intranet.test')).toMatchObject({
      blocked: [],
      notTaken: ['1 other_address', '2 other_address'],
    });
  });

  it('accepts the valid names of a line, and reports the line', () => {
    expect(said('0.0.0.0 bad.test com *.x.test worse.test')).toMatchObject({
      blocked: ['=bad.test', '=worse.test'],
      notTaken: ['1 top_level_domain'],
    });
  });

  it.each(['0.0.0.0', 'bad.test', '999.0.0.1 bad.test', '0.0.0.0.bad.test x'])(
    'refuses a line “%s”',
    (line) => {
      expect(said(line)).toMatchObject({ blocked: [], notTaken: ['1 unreadable'] });
    },
  );
});
