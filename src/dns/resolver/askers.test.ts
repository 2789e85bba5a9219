import { describe, expect, test } from 'vitest';
import { openAskers } from './askers.ts';

const general = '192.0.2.1 53';
const ofCedar = '10.80.1.1 53';
const askers = openAskers({
  networks: [
    { network: '192.168.0.0/16', company: 2 },
    { network: '203.0.113.0/24', company: 2 },
  ],
  devices: [
    { address: '192.168.1.20', company: 1, name: 'CEDAR-PC' },
    { address: '192.168.1.20', company: 2, name: 'HARBOR-PC' },
  ],
  listeners: [{ host: '10.80.1.1', port: 53, company: 1 }],
  tokens: [],
});
const who = (address: string, at: string) => {
  const asker = askers.byAddress(address, at);
  return asker === null ? 'stranger' : `${asker.company} ${asker.device ?? ''}`.trim();
};

describe('a listening address of one company', () => {
  test.each([
    ['192.168.1.7', general, '2'],
    ['192.168.1.7', ofCedar, '1'],
    ['::ffff:192.168.1.7', ofCedar, '1'],
    ['fe80::1%eth0', ofCedar, '1'],
    ['192.168.1.20', general, '2 HARBOR-PC'],
    ['192.168.1.20', ofCedar, '1 CEDAR-PC'],
    ['203.0.113.9', ofCedar, '2'],
    ['198.51.100.9', ofCedar, 'stranger'],
    ['10.0.0.1', general, 'stranger'],
    ['10.0.0.1', '10.80.1.1 5353', 'stranger'],
  ])('%s, which queries %s, is %s', (address, at, expected) => {
    expect(who(address, at)).toBe(expected);
    // A cached result of one listener must not be used for another.
    expect(who(address, at)).toBe(expected);
  });
});
