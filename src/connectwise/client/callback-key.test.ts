import { afterEach, describe, expect, it } from 'vitest';
import { connectWise } from './client.ts';
import { handClock, rawServer } from './testing/scripted-server.ts';

describe('the key that a callback names', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function site() {
    let connections = 0;
    const raw = await rawServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const url = `http://127.0.0.1:${raw.port}`;
    const client = connectWise(
      { site: url, companyId: 'EX', publicKey: 'p', privateKey: 'secret', clientId: null },
      {
        clock: handClock(),
        random: (length) => new Uint8Array(length),
        network: { allowPrivate: true, proxy: null },
      },
    );
    closing.push(
      () => raw.close(),
      () => client.close(),
    );
    const code = async (path: string) => {
      const asked = await client.callbackKey(`${url}${path}`);
      return asked.ok ? 'read' : asked.problem.code;
    };
    return { client, code, connections: () => connections };
  }

  it.each([
    '/v4_6_release/apis/3.0/service/tickets/1',
    '/v2025_1/system/callbackkey',
    '/v2025_1/system/callbackkey/index.rails/../../../apis/3.0/system/info',
    '/v2025_1/apis/system/callbackkey/index.rails?id=1',
    '/v2025_1//system/callbackkey/index.rails?companyName=EX&id=1&next=/x',
    '/v2025_1/system/callbackkey/index.rails?id=1#x',
    '/',
  ])('is read from no other address of the site: %s', async (path) => {
    const { code, connections } = await site();
    expect(await code(path)).toBe('connectwise.foreign_key_path');
    expect(connections()).toBe(0);
  });

  it('never opens the circuit breaker, however often reading it fails', async () => {
    const { client, code, connections } = await site();
    for (let count = 0; count < 20; count += 1)
      expect(await code('/v2025_1//system/callbackkey/index.rails?companyName=EX&id=1')).toBe(
        'connectwise.connection_cut',
      );
    expect(connections()).toBe(20);
    const info = await client.info();
    expect(info.ok ? 'read' : info.problem.code).toBe('connectwise.connection_cut');
  });
});
