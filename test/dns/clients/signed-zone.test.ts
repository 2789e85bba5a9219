import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { feed, policy } from '../../../src/dns/resolver/testing/sample-policy.ts';
import { startTestResolver, type TestResolver } from '../../../src/dns/resolver/testing/test-resolver.ts';
import { freePort } from '../../free-port.mjs';
import { findPrograms, run } from '../../programs.ts';
import { type SignedZone, serveSignedZone, signedZone } from './signed-zone.ts';
import { startUnbound } from './unbound.ts';

const programs = await findPrograms(['dig', 'delv', 'unbound', 'nsd', 'ldns-keygen', 'ldns-signzone']);
const blocked = policy({ msp: { feeds: [feed('malware', [`bad.${signedZone}`])] } });

describe.skipIf(programs.missing.length > 0)('a signed zone on an authoritative server', () => {
  let folder: string;
  let zone: SignedZone;
  let running: TestResolver;

  const start = (port: number) =>
    startTestResolver({ policy: blocked, settings: { upstreams: [{ host: '127.0.0.1', port }] } });
  const digAt = async (port: number, ...args: string[]) =>
    (await run(programs.path('dig'), ['@127.0.0.1', '-p', `${port}`, '+tries=3', '+time=5', ...args])).output;
  const dig = ({ dns }: TestResolver, ...args: string[]) => digAt(dns.port, ...args);
  /** Picket keeps a failure for a while, so it is asked only once its upstream answers. */
  const answers = (port: number) =>
    vi.waitFor(
      async () => expect(await digAt(port, '+short', `ns.${signedZone}`)).toBe('127.0.0.1\n'),
      60_000,
    );

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'picket-signed-'));
    zone = await serveSignedZone(programs, folder, await freePort());
    await answers(zone.port);
    running = await start(zone.port);
  });
  afterAll(async () => {
    await running.close();
    await zone.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives its signatures to clients that want them, and to no others', async () => {
    const signed = await dig(running, '+dnssec', `alias.${signedZone}`);
    expect(signed).toMatch(/flags: do;/);
    expect(signed).toMatch(/alias\S+\s+\d+\s+IN\s+RRSIG\s+CNAME 13 /);
    expect(signed).toMatch(/www\S+\s+\d+\s+IN\s+RRSIG\s+A 13 /);
    expect(await dig(running, `alias.${signedZone}`)).not.toContain('RRSIG');
    // The proof that a name is not there (RFC 4035 §3.1.3).
    const absent = await dig(running, '+dnssec', `none.${signedZone}`);
    expect(absent).toContain('status: NXDOMAIN');
    expect(absent).toContain('RRSIG\tNSEC');
  });

  it('gives an answer that fits into no UDP packet by TCP, on both sides', async () => {
    const long = await dig(running, '+dnssec', `long.${signedZone}`, 'TXT');
    expect(long).toContain('Truncated, retrying in TCP mode');
    expect(long).toMatch(/ANSWER: 9,/);
  });

  it('is validated by a client through Picket, and what is blocked is not', async () => {
    const [, , , flags, protocol, algorithm, ...key] = zone.key.split(/\s+/);
    const anchors = path.join(folder, 'anchors');
    await writeFile(
      anchors,
      `trust-anchors { ${signedZone}. static-key ${flags} ${protocol} ${algorithm} "${key.join('')}"; };`,
    );
    const delv = async (name: string) => {
      const where = ['@127.0.0.1', '-p', `${running.dns.port}`, '-a', anchors, `+root=${signedZone}`];
      return (await run(programs.path('delv'), [...where, `${name}.${signedZone}`])).output;
    };
    expect(await delv('www')).toContain('; fully validated');
    expect(await delv('none')).toContain('; negative response, fully validated');
    expect(await delv('forged')).toContain('resolution failed');
    expect(await delv('bad')).toContain('resolution failed');
  });

  it('is marked as authentic if a validating upstream says so, and refused if its signature is wrong', async () => {
    const port = await freePort();
    const anchor = path.join(folder, 'anchor.key');
    await writeFile(anchor, `${zone.key}\n`);
    const stop = await startUnbound({
      ...{ program: programs.path('unbound'), folder, port, upstreamPort: null, modules: 'validator ' },
      more: `server:
  trust-anchor-file: "${anchor}"
stub-zone:
  name: "${signedZone}"
  stub-addr: 127.0.0.1@${zone.port}
`,
    });
    await answers(port);
    const validated = await start(port);
    try {
      expect(await dig(validated, `www.${signedZone}`)).toMatch(/flags: qr rd ra ad;/);
      // AD is for those who ask for it (RFC 6840 §5.7).
      expect(await dig(validated, '+noad', `www.${signedZone}`)).toMatch(/flags: qr rd ra;/);
      expect(await dig(validated, '+noad', '+dnssec', `www.${signedZone}`)).toMatch(/flags: qr rd ra ad;/);
      expect(await dig(validated, `forged.${signedZone}`)).toContain('status: SERVFAIL');
      expect(await dig(validated, '+cd', '+short', `forged.${signedZone}`)).toBe('192.0.2.67\n');
      expect(await dig(validated, `www.bad.${signedZone}`)).toMatch(
        /status: NXDOMAIN[\s\S]*flags: qr rd ra;/,
      );
    } finally {
      await stop();
      await validated.close();
    }
  });
});
