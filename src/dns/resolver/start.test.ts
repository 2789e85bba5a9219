import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolverState, Seen } from './protocol.ts';
import type { Resolver as Running } from './start.ts';
import { type ResolverStart, startResolver } from './start.ts';
import { askByUdp } from './testing/dns-client.ts';
import { type FakeUpstream, startFakeUpstream } from './testing/fake-upstream.ts';
import { company, feed, indexOf, policy } from './testing/sample-policy.ts';
import { ofLoopback, settingsWith } from './testing/test-resolver.ts';

let folder: string;
let upstream: FakeUpstream;
let resolver: Running;
let batches: (readonly Seen[])[];
let states: ResolverState[];
let lost: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'picket-thread-'));
  upstream = await startFakeUpstream();
  [batches, states, lost] = [[], [], []];
});
afterEach(async () => {
  await resolver.stop();
  await upstream.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(generation: number, name: string): Promise<string> {
  const file = path.join(folder, `${generation}`);
  const one = policy({ generation, msp: { feeds: [feed('malware', [name])] }, companies: [company(1)] });
  await writeFile(file, indexOf(one));
  return file;
}
async function start(changes: Partial<ResolverStart> = {}) {
  resolver = await startResolver({
    settings: settingsWith({ upstreams: [{ host: upstream.host, port: upstream.port }] }),
    clients: ofLoopback,
    indexFile: null,
    onSeen: async (batch) => void batches.push(batch),
    onState: (state) => void states.push(state),
    onLost: ({ code }) => void lost.push(code),
    ...changes,
  });
  const [dns] = resolver.addresses().dns;
  if (dns === undefined) throw new Error('It listens nowhere.');
  return dns;
}

describe('the resolver in its thread', () => {
  it('answers, hands over what it saw, and receives indexes, clients and settings', async () => {
    const dns = await start({ indexFile: await write(1, 'one.example') });
    expect(await askByUdp(dns, 'one.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect((await askByUdp(dns, 'two.example')).answers).toHaveLength(1);
    await expect.poll(() => batches.flat()).toMatchObject([{ name: 'one.example', count: 1 }]);

    expect(await resolver.useIndex(await write(2, 'two.example'))).toEqual({
      ok: true,
      value: { generation: 2 },
    });
    expect(await askByUdp(dns, 'two.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(await resolver.useIndex(path.join(folder, 'none'))).toMatchObject({
      ok: false,
      problem: { code: 'resolver.index_not_read' },
    });
    await resolver.useClients({ networks: [], devices: [], tokens: [] });
    expect(await askByUdp(dns, 'good.example')).toMatchObject({ rcode: 'REFUSED' });
    expect(await resolver.useSettings(settingsWith({ queriesPerSecond: -1 }))).toMatchObject({ ok: false });
    expect(await resolver.takeCounters()).toMatchObject([
      { company: 1, queries: 3, blocked: 2, forwarded: 1 },
    ]);
    await expect
      .poll(() => resolver.state())
      .toMatchObject({ generation: 2, totals: { queries: 3, blocked: 2, strangers: 1 } });
    expect(states.length).toBeGreaterThan(0);
  });

  it('hands a failed batch over again, and nothing else until then', async () => {
    let failures = 1;
    const dns = await start({
      indexFile: await write(1, 'one.example'),
      onSeen: async (batch) => {
        if (failures-- > 0) throw new Error('The database is away.');
        batches.push(batch);
      },
    });
    await askByUdp(dns, 'a.one.example');
    await expect.poll(() => failures).toBe(0);
    await askByUdp(dns, 'b.one.example');
    await expect
      .poll(() => batches.flat().map(({ name }) => name))
      .toEqual(['a.one.example', 'b.one.example']);
  });

  it('hands over what it saw before it stops, and then answers nothing', async () => {
    const dns = await start({ indexFile: await write(1, 'one.example') });
    await askByUdp(dns, 'one.example');
    await resolver.stop();
    expect(batches.flat()).toMatchObject([{ name: 'one.example' }]);
    await expect(resolver.takeCounters()).rejects.toMatchObject({ problem: { code: 'resolver.ended' } });
    expect(lost).toEqual([]);
  });

  it('says where it cannot listen', async () => {
    const dns = await start();
    await expect(
      startResolver({
        settings: settingsWith({ listen: [dns] }),
        clients: null,
        indexFile: null,
        onSeen: async () => {},
        onState: () => {},
        onLost: () => {},
      }),
    ).rejects.toMatchObject({ problem: { code: 'resolver.cannot_listen' } });
  });
});
