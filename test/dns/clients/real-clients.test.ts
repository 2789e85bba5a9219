import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressReply } from '../../../src/dns/resolver/testing/fake-upstream.ts';
import { company, feed, policy } from '../../../src/dns/resolver/testing/sample-policy.ts';
import { startTestResolver, type TestResolver } from '../../../src/dns/resolver/testing/test-resolver.ts';
import { types } from '../../../src/dns/wire/constants.ts';
import { writeReply } from '../../../src/dns/wire/write.ts';
import { freePort } from '../../free-port.mjs';
import { findPrograms, type Program, run, serve } from '../../programs.ts';
import { browse } from './chromium.ts';
import { startTlsProxy } from './tls-proxy.ts';
import { startUnbound } from './unbound.ts';

const programs = await findPrograms(['dig', 'kdig', 'curl', 'openssl', 'unbound', 'dnsmasq', 'chromium']);
const without = (...needed: Program[]) => needed.some((one) => programs.missing.includes(one));
const token = 'pk_doh_real';
const hash = createHash('sha256').update(token).digest('hex');

let running: TestResolver;
let folder: string;
let at: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'picket-clients-'));
  running = await startTestResolver({
    policy: policy({ msp: { feeds: [feed('malware', ['bad.example'])] }, companies: [company(1)] }),
    clients: {
      networks: [{ network: '127.0.0.0/8', company: 1 }],
      devices: [],
      tokens: [{ hash, company: 1, device: 'phone' }],
    },
    settings: { doh: { host: '127.0.0.1', port: 0 } },
  });
  const long = { name: null, type: types.TXT, ttl: 60, data: Uint8Array.of(250, ...new Array(250).fill(97)) };
  running.upstream.behave((query) => {
    if (query.type === types.TXT) return writeReply(query, { rcode: 0, answers: new Array(8).fill(long) });
    if (query.type === types.A) return addressReply(query, 7, { answers: [loopback] });
    return writeReply(query, { rcode: 0 });
  });
  at = ['@127.0.0.1', '-p', `${running.dns.port}`, '+tries=1'];
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

/** So that a client that looks a name up can also connect. */
const loopback = { name: null, type: types.A, ttl: 60, data: Uint8Array.of(127, 0, 0, 1) };
const dig = async (...args: string[]) => (await run(programs.path('dig'), [...at, ...args])).output;

describe.skipIf(without('dig'))('dig', () => {
  it('is answered, and learns why a name is blocked', async () => {
    expect(await dig('good.example', '+short')).toBe('127.0.0.1\n');
    const blocked = await dig('www.bad.example');
    expect(blocked).toContain('status: NXDOMAIN');
    expect(blocked).toMatch(/EDE: 15 \(Blocked\).*malware/);
    expect(blocked).toContain('SOA\tpicket.invalid.');
  });

  it('repeats by TCP a query whose answer does not fit into a UDP packet', async () => {
    const long = await dig('long.example', 'TXT');
    expect(long).toContain('Truncated, retrying in TCP mode');
    expect(long).toContain('ANSWER: 8');
    expect(await dig('long.example', 'TXT', '+ignore')).toMatch(/flags: qr tc/);
  });

  it('asks several questions on one connection', async () => {
    const both = await dig('+tcp', '+keepopen', '+short', 'good.example', 'other.example');
    expect(both).toBe('127.0.0.1\n127.0.0.1\n');
  });

  it('is refused queries that are not for clients', async () => {
    expect(await dig('version.bind', 'TXT', 'CH')).toContain('status: REFUSED');
    expect(await dig('good.example', '+opcode=NOTIFY')).toContain('status: NOTIMP');
    expect(await dig('good.example', '+edns=1', '+noednsnegotiation')).toContain('status: BADVERS');
    expect(await dig('good.example', 'AXFR', '+tcp')).toContain('Transfer failed');
  });
});

describe.skipIf(without('kdig', 'curl', 'openssl'))('DoH through a TLS proxy', () => {
  let proxy: Awaited<ReturnType<typeof startTlsProxy>>;
  beforeAll(async () => {
    proxy = await startTlsProxy(programs.path('openssl'), folder, running.addresses.doh?.port ?? 0);
  });
  afterAll(() => proxy.close());

  it.each(['+https', '+https-get'])('answers kdig %s', async (method) => {
    const asked = async (name: string) => {
      const where = [
        '@127.0.0.1',
        '-p',
        `${proxy.port}`,
        `+https=/dns-query/${token}`,
        method === '+https' ? '+nohttps-get' : method,
      ];
      return (await run(programs.path('kdig'), [...where, name])).output;
    };
    expect(await asked('good.example')).toContain('127.0.0.1');
    expect(await asked('bad.example')).toContain('status: NXDOMAIN');
  });

  it('answers curl, which then reaches a site and not a blocked one', async () => {
    const site = createServer((_, response) => response.end('reached')).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const curl = (name: string) =>
      run(programs.path('curl'), [
        ...[
          '-s',
          '--noproxy',
          '*',
          '--doh-insecure',
          '--doh-url',
          `https://127.0.0.1:${proxy.port}/dns-query/${token}`,
        ],
        `http://${name}:${(site.address() as AddressInfo).port}/`,
      ]);
    expect((await curl('good.example')).output).toBe('reached');
    expect((await curl('bad.example')).status).toBe(6);
    site.close();
  });

  it.skipIf(without('chromium'))(
    'answers Chromium without another resolver, which reaches all names except blocked ones',
    async () => {
      const url = `https://127.0.0.1:${proxy.port}/dns-query/${token}`;
      const { page, reached } = await browse(programs.path('chromium'), folder, {
        dohUrl: url,
        names: ['good.example', 'other.example', 'www.bad.example'],
      });
      expect(page).toContain('other.example: reached');
      expect(page).toContain('www.bad.example: failed');
      expect(reached).toEqual(new Set(['good.example', 'other.example']));
    },
  );
});

describe('servers that forward to Picket', () => {
  async function expectFiltered(port: number) {
    const ask = async (name: string) =>
      (await run(programs.path('dig'), ['@127.0.0.1', '-p', `${port}`, '+tries=3', '+time=5', name])).output;
    await expect.poll(() => ask('first.example')).toContain('status: NOERROR');
    expect(await ask('good.example')).toContain('127.0.0.1');
    expect(await ask('www.bad.example')).toContain('status: NXDOMAIN');
  }

  it.skipIf(without('unbound', 'dig'))('Unbound', async () => {
    const port = await freePort();
    const stop = await startUnbound({
      ...{ program: programs.path('unbound'), folder, port, upstreamPort: running.dns.port },
    });
    await expectFiltered(port);
    await stop();
  });

  it.skipIf(without('dnsmasq', 'dig'))('dnsmasq', async () => {
    const port = await freePort();
    const stop = serve(programs.path('dnsmasq'), [
      ...['--keep-in-foreground', '--no-resolv', '--no-hosts', '--conf-file=/dev/null', '--pid-file='],
      ...['--listen-address=127.0.0.1', '--bind-interfaces', `--port=${port}`],
      ...['--user=root', `--server=127.0.0.1#${running.dns.port}`],
    ]);
    await expectFiltered(port);
    await stop();
  });
});
