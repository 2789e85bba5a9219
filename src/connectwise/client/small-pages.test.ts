import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConnectWiseSandbox,
  sandboxAccount,
  startConnectWiseSandbox,
} from '../../sandbox/connectwise/start.ts';
import { connectWise } from './client.ts';
import { handClock } from './testing/scripted-server.ts';
import type { ConnectWise } from './types.ts';

describe('a server that refuses pages of more than 100 rows', () => {
  let sandbox: ConnectWiseSandbox;
  let cw: ConnectWise;

  const pull = (method: string, path: string, body: object) =>
    fetch(`${sandbox.url}/sandbox${path}`, { method, body: JSON.stringify(body) });

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox();
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    cw = connectWise(
      { site: sandbox.url, companyId, publicKey, privateKey, clientId },
      {
        clock: handClock(),
        random: (length) => new Uint8Array(length),
        network: { allowPrivate: false, proxy: null },
      },
    );
    await pull('PUT', '/restrictions', { largestPageSize: 100 });
  });
  afterEach(async () => {
    await cw.close();
    await sandbox.close();
  });

  it('is read in smaller pages, without requesting larger ones again', async () => {
    expect((await cw.mySecurity()).ok).toBe(true);
    expect(await cw.boards()).toMatchObject({ ok: true });
    expect((await cw.priorities()).ok).toBe(true);
    const refused = sandbox.requests().filter(({ status }) => status === 400);
    expect(refused.map(({ path }) => path)).toEqual(['/system/mySecurity']);
  });

  it('gives all companies, page by page', async () => {
    for (let at = 0; at < 130; at += 1) await pull('POST', '/companies', { name: `Company ${at}` });
    const all = await cw.companies({ all: true });
    expect(all.ok && all.value.items.length).toBeGreaterThan(140);
    expect(all.ok && all.value.more).toBe(false);
    const page = await cw.companies({ pageSize: 500 });
    expect(page).toMatchObject({ ok: true, value: { more: true } });
  });
});
