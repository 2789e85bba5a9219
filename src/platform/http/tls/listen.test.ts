import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPrograms } from '../../../../test/programs.ts';
import { listenByTls, type TlsListener } from './listen.ts';

const programs = await findPrograms(['openssl']);
/** After each certificate was made: it is valid from then on. */
const now = new Date(Date.now() + 60_000);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe.skipIf(programs.missing.length > 0)('HTTPS', () => {
  let folder: string;
  let files: { certificate: string; key: string };
  let listener: TlsListener | undefined;
  // The timeouts of Picket's server.
  const server = fastify({ requestTimeout: 30_000, keepAliveTimeout: 72_000, connectionTimeout: 120_000 });
  server.get('/', async ({ protocol, ip }) => ({ protocol, ip }));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'picket-tls-'));
    files = { certificate: path.join(folder, 'tls.crt'), key: path.join(folder, 'tls.key') };
  });
  afterEach(async () => {
    await listener?.close();
    listener = undefined;
    await rm(folder, { recursive: true });
  });

  /** A self-signed certificate. */
  function make(name: string, days: number, into = files): void {
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', into.key];
    const out = ['-days', `${days}`, '-out', into.certificate];
    execFileSync(programs.path('openssl'), ['req', '-x509', ...key, ...subject, ...out], { stdio: 'ignore' });
  }

  const listen = async () => {
    listener = await listenByTls(server, { host: '127.0.0.1', port: 0, ...files });
    return listener;
  };

  /** The answer, and the name of the certificate, on a new connection. */
  function ask(): Promise<{ name: string; body: string }> {
    return new Promise((resolve, reject) => {
      const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 });
      const options = { host: '127.0.0.1', port: listener?.port, rejectUnauthorized: false, agent };
      request(options, async (response) => {
        const { subject } = (response.socket as TLSSocket).getPeerCertificate();
        let body = '';
        for await (const piece of response) body += piece;
        resolve({ name: String(subject.CN), body });
      })
        .on('error', reject)
        .end();
    });
  }

  it('serves the answers of the server over https', async () => {
    make('one.test', 30);
    const { problem } = await listen();

    expect(await ask()).toEqual({ name: 'one.test', body: '{"protocol":"https","ip":"127.0.0.1"}' });
    expect(problem(now)).toBeNull();
  });

  it('uses a renewed certificate without a restart', async () => {
    make('one.test', 30);
    const { reload } = await listen();
    make('two.test', 30);

    await reload(now);

    expect((await ask()).name).toBe('two.test');
  });

  it('keeps the previous one while the files do not match, and says so', async () => {
    make('one.test', 30);
    const { reload, problem } = await listen();
    make('two.test', 30, { ...files, key: path.join(folder, 'other.key') });

    await reload(now);
    expect(problem(now)).toMatchObject({ code: 'http.certificate_unusable' });
    expect((await ask()).name).toBe('one.test');

    await rm(files.key);
    await reload(now);
    expect(problem(now)).toMatchObject({ code: 'http.certificate_unreadable' });
    expect((await ask()).name).toBe('one.test');

    make('three.test', 30);
    await reload(now);
    expect(problem(now)).toBeNull();
    expect((await ask()).name).toBe('three.test');
  });

  it('keeps the previous one while it is valid and the new one is not, and says so', async () => {
    make('one.test', 30);
    const { reload, problem } = await listen();
    make('renewed-too-late.test', 5);

    // In 6 days the new certificate has expired, and the first one has not.
    await reload(inDays(6));
    expect(problem(inDays(6))).toMatchObject({ code: 'http.certificate_out_of_date' });
    expect((await ask()).name).toBe('one.test');

    // If neither is valid, the newer one is used: the operator chose it.
    await reload(inDays(31));
    expect((await ask()).name).toBe('renewed-too-late.test');
    expect(problem(inDays(31))).toMatchObject({ code: 'http.certificate_expires' });
  });

  it('warns a week before it expires, and when it has expired', async () => {
    make('one.test', 30);
    const { problem } = await listen();

    expect(problem(inDays(22))).toBeNull();
    expect(problem(inDays(24))).toMatchObject({ code: 'http.certificate_expires' });
    expect(problem(inDays(31))?.message).toContain('expired');
  });

  it('is refused with its cause if it cannot be used', async () => {
    await expect(listen()).rejects.toMatchObject({ problem: { code: 'http.certificate_unreadable' } });
    await writeFile(files.certificate, 'no certificate');
    await writeFile(files.key, 'no key');
    await expect(listen()).rejects.toMatchObject({ problem: { code: 'http.certificate_unusable' } });
    make('one.test', 30);
    const { port } = await listen();
    await expect(listenByTls(server, { host: '127.0.0.1', port, ...files })).rejects.toMatchObject({
      problem: { code: 'http.tls_cannot_listen' },
    });
  });
});
