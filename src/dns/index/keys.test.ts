import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFromText } from '../wire/name.ts';
import { longestKey, parseNetwork, putName } from './keys.ts';

function keyOf(name: string): Uint8Array | null {
  const key = new Uint8Array(longestKey);
  const end = putName(name, key, 0);
  return end < 0 ? null : key.slice(0, end);
}

describe('the key of a name', () => {
  it('is the name as a query contains it', () => {
    const label = fc.stringMatching(/^[a-z0-9_-]{1,63}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const name = labels.join('.');
        expect(keyOf(name)).toEqual(nameFromText(name));
      }),
    );
  });

  it.each(['', '.', 'a..b', '.a', 'a.', 'A.example', 'a b', 'bücher', 'a\\032b', 'x'.repeat(64)])(
    'is refused for “%s”, which no query could match',
    (name) => {
      expect(keyOf(name)).toBeNull();
    },
  );
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', 'c0000207', 32],
    ['192.0.2.77/24', 'c0000200', 24],
    ['2001:db8::/32', `20010db8${'0'.repeat(24)}`, 32],
    ['::', '0'.repeat(32), 128],
    ['::1', `${'0'.repeat(31)}1`, 128],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008', 128],
    ['64:ff9b::192.0.2.1', `0064ff9b${'0'.repeat(16)}c0000201`, 128],
  ])('%s has the octets %s', (cidr, hex, prefix) => {
    const network = parseNetwork(cidr);
    expect(network?.prefix).toBe(prefix);
    expect(Buffer.from(network?.octets ?? []).toString('hex')).toBe(hex);
  });

  it.each([
    '',
    'x',
    '192.0.2.07',
    '192.0.2',
    '192.0.2.1/33',
    '10.0.0.0/8/1',
    '10.0.0.0/',
    'fe80::1%eth0',
    '::/129',
  ])('is not “%s”', (text) => {
    expect(parseNetwork(text)).toBeNull();
  });
});
