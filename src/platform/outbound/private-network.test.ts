import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { connectionLookup, isPrivateAddress, type Lookup } from './private-network.ts';

describe('isPrivateAddress', () => {
  it.each([
    ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.0.0.1', '127.9.9.9', '0.0.0.0'],
    ...['169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254', 'fc00::1', 'ff02::1'],
    ...['::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::10.0.0.1'],
    ...['64:ff9b::a00:1', '64:ff9b:1::1', '2002:7f00:1::'],
  ])('%s is', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each([
    '192.0.2.1',
    '198.51.100.7',
    '172.32.0.1',
    '100.128.0.1',
    '8.8.8.8',
    '2001:db8::1',
    '::ffff:192.0.2.1',
  ])('%s is not', (address) => expect(isPrivateAddress(address)).toBe(false));
});

const names =
  (...addresses: string[]): Lookup =>
  (_, __, callback) =>
    callback(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('a connection', () => {
  it('is refused when one address among several is private', () => {
    const refused: unknown[] = [];
    const look = connectionLookup(false, names('192.0.2.1', '10.0.0.1'));
    look('psa.example', { all: true }, (error) => refused.push(error));
    expect(refused).toMatchObject([{ code: 'PICKET_PRIVATE_ADDRESS' }]);
  });
});
