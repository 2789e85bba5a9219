import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lookup } from '../../platform/outbound/private-network.ts';
import { connectWise } from './client.ts';
import { handClock, rawServer } from './testing/scripted-server.ts';

const names =
  (...addresses: string[]): Lookup =>
  (_, __, callback) =>
    callback(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('a connection', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function reach(site: string, allowPrivate: boolean, lookup: Lookup) {
    const network = { allowPrivate, proxy: null };
    const cw = connectWise(
      { site, companyId: 'EX', publicKey: 'p', privateKey: 'secret', clientId: null },
      { clock: handClock(), random: (length) => new Uint8Array(length), network, lookup },
    );
    closing.push(() => cw.close());
    const info = await cw.info();
    return info.ok ? 'reached' : info.problem.code;
  }

  it('to a name of this machine is refused before a byte is sent, and made if that is allowed', async () => {
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
