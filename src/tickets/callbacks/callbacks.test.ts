import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { problems } from '../../connectwise/client/problems.ts';
import { json } from '../../platform/database/json.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { keepIfDue, keepRegistered, startKeepingCallbacks } from './keep-registered.ts';
import { isSigned } from './parse-callback.ts';
import { receiveCallbackRoute } from './receive-route.ts';
import { callbackPath, callbackSetting } from './setting.ts';
import { callbackSettingRoutes } from './setting-routes.ts';
import { signingKeys } from './signing-keys.ts';

const test = useDatabase();
const scene = useTicketed(test);

let server: FastifyInstance;
let publicUrl: string;
let woken: number;

beforeEach(async () => {
  woken = 0;
  const connectWise = () => scene.clients.current();
  const deps = {
    db: test.db,
    clock: scene.clock,
    random: systemRandom,
    connectWise,
    // It is known once the server listens, and only read after that.
    get publicUrl() {
      return publicUrl;
    },
  };
  server = await start({
    routes: [
      callbackSettingRoutes({ ...deps, publicUrl: 'http://127.0.0.1:1' }),
      receiveCallbackRoute({
        ...deps,
        keys: signingKeys(connectWise, scene.clock),
        changed: () => void woken++,
      }),
    ],
  });
  publicUrl = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

const deps = () => ({
  db: test.db,
  clock: scene.clock,
  random: systemRandom,
  connectWise: () => scene.clients.current(),
  publicUrl,
});
const grant = () =>
  scene.control('PUT', '/role', { rows: [{ function: 'Table Setup', add: 'All', delete: 'All' }] });
const put = async (enabled: boolean) => {
  const headers = { authorization: 'Bearer pkt_admin' };
  const answer = await server.inject({
    method: 'PUT',
    url: '/api/v1/settings/callbacks',
    headers,
    payload: { enabled },
  });
  return answer.json();
};
const registered = async () => {
  const client = await scene.clients.current();
  const listed = await client?.callbacks();
  return listed?.ok ? listed.value : [];
};
const readCallbacks = () => loadSetting(test.db, callbackSetting);
const token = async () => (await loadSetting(test.db, callbackSetting)).token ?? 'none';

/** Switched on, and registered under the real address of the server. */
async function switchOn(): Promise<void> {
  await grant();
  await put(true);
  await keepRegistered(deps());
}

/** Switched on by a Picket that ended before it registered a callback. */
async function switchOnOnly(): Promise<void> {
  const at = scene.clock.now();
  const setting = {
    ...callbackSetting.initial,
    enabled: true,
    token: 'a'.repeat(32),
    checkedAt: at.toISOString(),
  };
  await writeSetting(test.db, callbackSetting, setting, { at, actor: 'somebody' });
}
const due = async () => {
  const [ticket] = await scene.tickets();
  return (ticket?.read_due_at?.getTime() ?? Number.POSITIVE_INFINITY) <= scene.clock.now().getTime();
};

const sign = (key: string, body: Buffer) =>
  createHmac('sha256', createHash('sha256').update(key).digest()).update(body).digest('base64');

describe('callbacks', () => {
  it('are off without the right, which is reported, and everything else works', async () => {
    expect(await put(true)).toMatchObject({
      enabled: true,
      registered: null,
      problem: { code: 'connectwise.permission_missing' },
    });
    expect(await scene.sync()).toMatchObject({ problem: null });
  });

  it('are registered once, follow the address, and are removed when switched off', async () => {
    await switchOn();
    await keepRegistered(deps());
    const [only, ...others] = (await registered()).map(({ url }) => url);
    expect(others).toEqual([]);
    expect(only).toMatch(/\/api\/v1\/connectwise\/callbacks\?token=[\w-]{32}&recordId=$/);
    expect(only?.startsWith(publicUrl)).toBe(true);
    const shown = await server.inject({
      url: '/api/v1/settings/callbacks',
      headers: { authorization: 'Bearer pkt_viewer' },
    });
    expect(shown.body).toContain('token=…');
    expect(shown.body).not.toContain(await token());
    expect(await put(false)).toMatchObject({ enabled: false, registered: null, problem: null });
    expect(await registered()).toEqual([]);
  });

  it('are registered again if an older version registered an address without a token', async () => {
    await grant();
    const client = await scene.clients.current();
    const old = { url: `${publicUrl}${callbackPath}?recordId=`, description: 'Picket' };
    const added = await client?.addCallback(old);
    if (added?.outcome !== 'done') throw new Error('It was not registered.');
    const now = scene.clock.now();
    const { token: _, ...before } = {
      ...callbackSetting.initial,
      enabled: true,
      registered: { id: added.value.id, url: old.url },
      checkedAt: now.toISOString(),
    };
    await test.db
      .insertInto('setting')
      .values({ name: 'callbacks', value: json(before), updated_at: now, updated_by: 'an older version' })
      .execute();
    const loop = startKeepingCallbacks(deps(), { clock: scene.clock, onProblem: () => {} });
    await expect
      .poll(async () => (await registered()).map(({ url }) => url.includes('token=')))
      .toEqual([true]);
    await loop.stop();
  });

  it('are removed when switched off, though the answer to their registration was lost', async () => {
    await grant();
    const lost = await scene.clients.current();
    if (lost === null) throw new Error('There is no client.');
    const connectWise = async () => ({
      ...lost,
      async addCallback(callback: Parameters<typeof lost.addCallback>[0]) {
        await lost.addCallback(callback);
        return { outcome: 'unknown' as const, problem: problems.timeout('cw.test', 30_000) };
      },
    });
    await switchOnOnly();
    await keepRegistered({ ...deps(), connectWise });
    expect(await registered()).toHaveLength(1);
    await put(false);
    expect(await registered()).toEqual([]);
  });

  it('are removed when they are switched off during their registration', async () => {
    await grant();
    const slow = await scene.clients.current();
    if (slow === null) throw new Error('There is no client.');
    const connectWise = async () => ({
      ...slow,
      async addCallback(callback: Parameters<typeof slow.addCallback>[0]) {
        await put(false);
        return slow.addCallback(callback);
      },
    });
    await switchOnOnly();
    await keepRegistered({ ...deps(), connectWise });
    expect(await registered()).toEqual([]);
    expect(await loadSetting(test.db, callbackSetting)).toMatchObject({ enabled: false, registered: null });
  });

  it('are registered within minutes if Picket ended before it could', async () => {
    await grant();
    await switchOnOnly();
    await keepIfDue(deps());
    expect(await registered()).toEqual([]);
    scene.clock.pass(10 * 60_000);
    await keepIfDue(deps());
    expect(await registered()).toHaveLength(1);
  });

  it('are searched once more after they were switched off, and then no longer', async () => {
    await switchOn();
    await put(false);
    expect(await token()).not.toBe('none');
    scene.clock.pass(10 * 60_000);
    await keepIfDue(deps());
    expect(await token()).toBe('none');
  });

  it('that were switched off need no right if none is known to be registered', async () => {
    await switchOn();
    await put(false);
    await scene.control('PUT', '/role', { rows: [{ function: 'Table Setup', inquire: 'None' }] });
    scene.clock.pass(10 * 60_000);
    await keepIfDue(deps());
    expect(await readCallbacks()).toMatchObject({ registered: null, problem: null, token: null });
  });

  it('are registered again when ConnectWise has lost them', async () => {
    await switchOn();
    const client = await scene.clients.current();
    for (const { id } of await registered()) await client?.removeCallback(id);
    await keepRegistered(deps());
    expect(await registered()).toHaveLength(1);
    expect((await loadSetting(test.db, callbackSetting)).problem).toBeNull();
  });

  it('cause the reported ticket to be read at once', async () => {
    await scene.sync();
    await switchOn();
    expect(await due()).toBe(false);
    const number = (await scene.tickets())[0]?.connectwise_id ?? 0;
    await scene.work(number, { close: true });
    await expect.poll(() => woken).toBeGreaterThan(0);
    expect(await due()).toBe(true);
    await scene.sync();
    expect((await scene.incidents())[0]).toMatchObject({ closed_reason: 'resolved' });
  });

  it('are processed once, however often the same message is sent', async () => {
    await switchOn();
    const taking = await start({
      routes: [
        receiveCallbackRoute({
          ...deps(),
          keys: { find: async () => ({ key: 'k' }) },
          changed: () => void woken++,
        }),
      ],
    });
    const number = (await scene.tickets())[0]?.connectwise_id ?? 0;
    const payload = JSON.stringify({ MessageId: 'm', Type: 'ticket', ID: number, Metadata: { key_url: '' } });
    const headers = {
      'content-type': 'application/json',
      'x-content-signature': sign('k', Buffer.from(payload)),
    };
    const given = await token();
    const send = async () =>
      (
        await taking.inject({
          method: 'POST',
          url: `${callbackPath}?token=${given}&recordId=1`,
          headers,
          payload,
        })
      ).json();
    expect([await send(), await send()]).toEqual([{ taken: true }, { taken: false }]);
    await taking.close();
  });

  it('are refused unless signed by a key of the connected site', async () => {
    await scene.sync();
    await switchOn();
    const number = (await scene.tickets())[0]?.connectwise_id ?? 0;
    const key = 'made up';
    const right = await token();
    const send = (keyUrl: string, signature: string, messageId = 'm-1', given = right) => {
      const payload = JSON.stringify({
        MessageId: messageId,
        Type: 'ticket',
        ID: number,
        Metadata: { key_url: keyUrl },
      });
      return server.inject({
        method: 'POST',
        url: `${callbackPath}?token=${given}&recordId=${number}&action=updated`,
        headers: { 'content-type': 'application/json', 'x-content-signature': signature },
        payload,
      });
    };
    for (const given of ['', 'x', `${right}x`, right.toLowerCase()]) {
      const refused = await Promise.all(Array.from({ length: 20 }, () => send('', 'x', 'm', given)));
      expect(new Set(refused.map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
    }
    expect((await send('https://169.254.169.254/key', 'x')).statusCode).toBe(401);
    expect(
      (await send(`${scene.sandbox.url}/v2025_1//system/callbackkey/index.rails?id=none`, key)).statusCode,
    ).toBe(401);
    expect(await due()).toBe(false);
    for (let n = 0; n < 12; n += 1) await send(`https://other.example/${n}`, 'x');
    expect((await send('https://other.example/more', 'x')).statusCode).toBe(429);
  });
});

describe('a signature', () => {
  const raw = Buffer.from('{"ID":1}');
  it('covers exactly the received bytes, with the hash of the key', () => {
    expect(isSigned(raw, sign('key', raw), 'key')).toBe(true);
    expect(isSigned(Buffer.from('{"ID": 1}'), sign('key', raw), 'key')).toBe(false);
    expect(isSigned(raw, sign('other', raw), 'key')).toBe(false);
    for (const given of [undefined, '', 'x', ['a']]) expect(isSigned(raw, given, 'key')).toBe(false);
  });
});
