import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
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

  const listen = async (pause: () => Promise<unknown> = async () => {}) => {
    listener = await listenByTls(server, { host: '127.0.0.1', port: 0, ...files, pause });
    return listener;
  };

  /** A certificate that an authority of the test signed, followed by the one of the authority. */
  async function makeChain(name: string): Promise<{ leaf: string; authority: string }> {
    const ca = { certificate: path.join(folder, 'ca.crt'), key: path.join(folder, 'ca.key') };
    make('An authority', 30, ca);
    make(name, 30);
    const request = path.join(folder, 'request');
    const openssl = (...argv: string[]) => execFileSync(programs.path('openssl'), argv, { stdio: 'ignore' });
    openssl('req', '-new', '-key', files.key, '-subj', `/CN=${name}`, '-out', request);
    openssl(
      ...['x509', '-req', '-in', request, '-CA', ca.certificate, '-CAkey', ca.key, '-CAcreateserial'],
      ...['-days', '30', '-out', files.certificate],
    );
    return {
      leaf: await readFile(files.certificate, 'utf8'),
      authority: await readFile(ca.certificate, 'utf8'),
    };
  }

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

  it('waits for a renewal that is still writing: without its authorities, clients would refuse it', async () => {
    make('one.test', 30);
    let write: () => Promise<unknown> = async () => {};
    const { reload, problem } = await listen(() => write());
    const { leaf, authority } = await makeChain('two.test');
    await writeFile(files.certificate, `${leaf}-----BEG`);
    write = () => writeFile(files.certificate, leaf + authority);

    await reload(now);
    expect(problem(now)).toMatchObject({ code: 'http.certificate_changing' });
    expect((await ask()).name).toBe('one.test');

    await reload(now);
    expect(problem(now)).toBeNull();
    expect((await ask()).name).toBe('two.test');
  });

  it('follows a link that is swapped, as Kubernetes and certbot do', async () => {
    for (const name of ['one.test', 'two.test']) {
      await mkdir(path.join(folder, name));
      make(name, 30, { certificate: path.join(folder, name, 'crt'), key: path.join(folder, name, 'key') });
    }
    await symlink('one.test', path.join(folder, 'live'));
    files = { certificate: path.join(folder, 'live', 'crt'), key: path.join(folder, 'live', 'key') };
    const { reload, problem } = await listen();
    await symlink('two.test', path.join(folder, 'next'));
    await rename(path.join(folder, 'next'), path.join(folder, 'live'));

    await reload(now);
    expect(problem(now)).toBeNull();
    expect((await ask()).name).toBe('two.test');
  });

  it('reads files that were written on Windows', async () => {
    make('one.test', 30);
    for (const file of Object.values(files))
      await writeFile(file, `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', '\r\n')}`);
    await listen();
    expect((await ask()).name).toBe('one.test');
  });

  it('keeps the previous one and names each usual mistake, until it is fixed', async () => {
    make('one.test', 30);
    const { reload, problem } = await listen();
    const { leaf, authority } = await makeChain('two.test');
    const key = await readFile(files.key, 'utf8');
    const encrypted = path.join(folder, 'encrypted');
    const pkcs8 = ['pkcs8', '-topk8', '-in', files.key, '-out', encrypted, '-passout', 'pass:secret'];
    execFileSync(programs.path('openssl'), pkcs8, { stdio: 'ignore' });
    const other = path.join(folder, 'other.key');
    make('three.test', 30, { certificate: path.join(folder, 'other.crt'), key: other });
    const mistakes: [says: string, certificate: string, key: string][] = [
      ['is not the first one', authority + leaf, key],
      ['certificate file is incomplete', leaf + authority.slice(0, 200), key],
      ['key file is incomplete', leaf, key.slice(0, 80)],
      ['encrypted with a passphrase', leaf, await readFile(encrypted, 'utf8')],
      ['does not belong', leaf, await readFile(other, 'utf8')],
      ['no private key in PEM', leaf, leaf],
      ['no certificate in PEM', '0\x82\x03', key],
      ['holds a key and no certificate', key, key],
      ['cannot be used', leaf.replace(/[A-Za-z]{8}/, 'AAAAAAAA'), key],
    ];
    for (const [says, certificate, keyText] of mistakes) {
      await writeFile(files.certificate, certificate);
      await writeFile(files.key, keyText);
      await reload(now);
      expect(problem(now)).toMatchObject({ code: 'http.certificate_unusable' });
      expect(problem(now)?.message).toContain(says);
      expect((await ask()).name).toBe('one.test');
    }
    // A permission that was lost is like a folder in its place: the file cannot be read.
    await rm(files.key);
    await mkdir(files.key);
    await reload(now);
    expect(problem(now)).toMatchObject({ code: 'http.certificate_unreadable' });

    await rm(files.key, { recursive: true });
    await writeFile(files.key, key);
    await writeFile(files.certificate, leaf + authority);
    await reload(now);
    expect(problem(now)).toBeNull();
    expect((await ask()).name).toBe('two.test');
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
