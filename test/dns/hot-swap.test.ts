import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode } from '@dnsquery/dns-packet';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Resolver, startResolver } from '../../src/dns/resolver/start.ts';
import { questionOf } from '../../src/dns/resolver/testing/dns-client.ts';
import { type FakeUpstream, startFakeUpstream } from '../../src/dns/resolver/testing/fake-upstream.ts';
import { feed, indexOf, policy } from '../../src/dns/resolver/testing/sample-policy.ts';
import { ofLoopback, settingsWith } from '../../src/dns/resolver/testing/test-resolver.ts';

const swaps = 10;
const names = 20_000;
const mostOpen = 100;
/** Makes each index large enough to be read while queries arrive. */
const filler = Array.from({ length: names }, (_, index) => `n${index}.filler.example`);

let folder: string;
let upstream: FakeUpstream;
let resolver: Resolver;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'picket-swap-'));
  upstream = await startFakeUpstream();
});
afterEach(async () => {
  await resolver.stop();
  await upstream.close();
  await rm(folder, { recursive: true, force: true });
});

/** Blocks `even.example` in each even generation, and `odd.example` in each odd one. */
async function write(generation: number): Promise<string> {
  const file = path.join(folder, `${generation}`);
  const blocked = generation % 2 === 0 ? 'even.example' : 'odd.example';
  await writeFile(
    file,
    indexOf(policy({ generation, msp: { feeds: [feed('malware', [blocked, ...filler])] } })),
  );
  return file;
}

it('replacing the index under load loses no query, and each answer is of one index', async () => {
  const files = await Promise.all(Array.from({ length: swaps + 1 }, (_, index) => write(index)));
  resolver = await startResolver({
    settings: settingsWith({ upstreams: [{ host: upstream.host, port: upstream.port }] }),
    clients: ofLoopback,
    indexFile: files[0] ?? null,
    onSeen: async () => {},
    onState: () => {},
    onLost: () => {},
  });
  const [dns] = resolver.addresses().dns;
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  const open = new Map<number, string>();
  const blocked = new Set<string>();
  let id = 0;
  let answered = 0;
  socket.on('message', (bytes) => {
    const answer = decode(bytes);
    if (open.get(answer.id ?? -1) !== answer.questions?.[0]?.name) return;
    open.delete(answer.id ?? -1);
    answered++;
    if (answer.rcode === 'NXDOMAIN') blocked.add(answer.questions?.[0]?.name ?? '');
  });
  const load = setInterval(() => {
    // More would overflow the buffers of the system while this thread is busy.
    if (open.size > mostOpen) return;
    for (const name of ['even.example', 'odd.example', 'good.example']) {
      id = (id + 1) & 0xffff;
      open.set(id, name);
      socket.send(questionOf(name, { id }), dns?.port, dns?.host);
    }
  }, 1);
  for (const [generation, file] of files.entries()) {
    expect(await resolver.useIndex(file)).toEqual({ ok: true, value: { generation } });
    // Queries that were sent before the swap are still on their way.
    const before = answered;
    await expect.poll(() => answered, { interval: 5 }).toBeGreaterThan(before + mostOpen);
    const [now, other] = generation % 2 === 0 ? ['even', 'odd'] : ['odd', 'even'];
    blocked.clear();
    await expect.poll(() => [...blocked], { interval: 5 }).toContain(`${now}.example`);
    expect([...blocked]).not.toContain(`${other}.example`);
  }
  clearInterval(load);
  await expect.poll(() => open.size).toBe(0);
  socket.close();
  expect(answered).toBeGreaterThan(300);
});
