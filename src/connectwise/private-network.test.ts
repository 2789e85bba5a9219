import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import { connectWise } from './client.ts';
import { connectionLookup, isPrivateAddress, type Lookup } from './private-network.ts';
import { handClock, rawServer } from './testing/scripted-server.ts';

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

  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function reach(site: string, allowPrivateNetwork: boolean, lookup: Lookup) {
    const cw = connectWise(
      { site, companyId: 'EX', publicKey: 'p', privateKey: 'secret', clientId: null },
      { clock: handClock(), random: (length) => new Uint8Array(length), allowPrivateNetwork, lookup },
    );
    closing.push(() => cw.close());
    const info = await cw.info();
    return info.ok ? 'reached' : info.problem.code;
  }

  it('of a name that leads to this machine is refused before a byte is sent, and made where that is allowed', async () => {
    let connections = 0;
    const raw = await rawServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    closing.push(() => raw.close());
    const site = `https://psa.example:${raw.port}`;
    expect(await reach(site, false, names('127.0.0.1'))).toBe('connectwise.private_address');
    expect(await reach(site, false, names('::ffff:127.0.0.1'))).toBe('connectwise.private_address');
    expect(connections).toBe(0);
    expect(await reach(site, true, names('127.0.0.1'))).not.toBe('connectwise.private_address');
    expect(connections).toBeGreaterThan(0);
  });

  it.each([
    'https://169.254.169.254',
    'https://[::ffff:10.0.0.1]',
    'https://0x0a000001',
    'https://[fd00::1]:8443',
  ])('to %s is refused without a look-up', async (site) =>
    expect(await reach(site, false, names('192.0.2.1'))).toBe('connectwise.private_address'),
  );
});
