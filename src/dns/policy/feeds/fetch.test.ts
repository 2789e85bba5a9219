import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Exchange, exchange } from '../../../platform/outbound/exchange.ts';
import { fetchFeed } from './fetch.ts';
import type { Validators } from './fetched-feed.ts';

const limit = 1000;
const list = 'bad.test\nworse.test\n';
const none: Validators = { etag: null, lastModified: null };

let http: Exchange;
let server: Server | null = null;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'feeds-'));
  http = exchange({
    network: { allowPrivate: false, proxy: null },
    maxAnswerBytes: limit,
    connections: 2,
    connectTimeoutMs: 5000,
    lookup: (_, __, callback) => callback(null, [{ address: '10.0.0.5', family: 4 }]),
  });
});

afterEach(async () => {
  await http.close();
  server?.closeAllConnections();
  server?.close();
  server = null;
  await rm(folder, { recursive: true });
});

const fetchFrom = (address: string, known: Validators | null = null, timeoutMs = 60_000) =>
  fetchFeed(address, known, { http, folder, timeoutMs, signal: new AbortController().signal, limit });

async function fetchServed(listener: RequestListener, known: Validators | null = null, timeoutMs = 60_000) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return fetchFrom(`http://127.0.0.1:${(server.address() as AddressInfo).port}/list`, known, timeoutMs);
}

const served = (body: string | Uint8Array, status = 200, headers: Record<string, string> = {}) =>
  fetchServed((_, response) => response.writeHead(status, headers).end(body));

const text = (result: Awaited<ReturnType<typeof fetchFrom>>) =>
  result.ok && result.value.kind === 'content' ? Buffer.from(result.value.content).toString() : result;

describe('a feed from a server', () => {
  it('comes with the validators of its copy', async () => {
    const fetched = await served(list, 200, {
      etag: 'W/"7"',
      'last-modified': 'Sun, 29 Nov 2026 10:00:00 GMT',
    });
    expect(fetched).toMatchObject({
      value: { validators: { etag: 'W/"7"', lastModified: 'Sun, 29 Nov 2026 10:00:00 GMT' } },
    });
    expect(text(fetched)).toBe(list);
  });

  it('is requested under the condition that it has changed', async () => {
    const asked: IncomingHttpHeaders[] = [];
    const known = { etag: 'W/"7"', lastModified: 'Sun, 29 Nov 2026 10:00:00 GMT' };
    const fetched = await fetchServed(({ headers }, response) => {
      asked.push(headers);
      response.writeHead(304).end();
    }, known);
    expect(fetched).toEqual({ ok: true, value: { kind: 'not_modified' } });
    expect(asked).toMatchObject([
      {
        'if-none-match': known.etag,
        'if-modified-since': known.lastModified,
        'accept-encoding': 'gzip',
        'user-agent': 'picket',
      },
    ]);
  });

  it('cannot be unchanged without a known copy', async () => {
    expect(await served('', 304)).toMatchObject({ problem: { code: 'feed.unexpected_status' } });
  });

  it('keeps no validator that could not be sent back', async () => {
    const fetched = await served(list, 200, { etag: `"${'a'.repeat(600)}"`, 'last-modified': 'caf\u00e9' });
    expect(fetched).toMatchObject({ value: { validators: none } });
  });

  it.each([
    ['as content coding', gzipSync(list), { 'content-encoding': 'gzip' }],
    ['as a file', gzipSync(list), {}],
    ['twice', gzipSync(gzipSync(list)), { 'content-encoding': 'gzip' }],
  ])('may be gzip %s', async (_, body, headers) => {
    expect(text(await served(body, 200, headers as Record<string, string>))).toBe(list);
  });

  it.each([
    ['feed.too_large', gzipSync(Buffer.alloc(limit + 1))],
    ['feed.too_large', gzipSync(gzipSync(Buffer.alloc(100 * 1024 * 1024)))],
    ['feed.too_large', Buffer.alloc(limit + 1, 'a')],
    ['feed.bad_gzip', gzipSync(list).subarray(0, 20)],
    ['feed.bad_gzip', gzipSync(list).map((byte, at) => (at === 12 ? byte ^ 255 : byte))],
  ])('is refused: %s', async (code, body) => {
    expect(await served(body)).toMatchObject({ problem: { code } });
  });

  it.each([
    [301, 'feed.moved'],
    [302, 'feed.moved'],
    [401, 'feed.access_refused'],
    [403, 'feed.access_refused'],
    [404, 'feed.not_found'],
    [410, 'feed.not_found'],
    [429, 'feed.too_many_requests'],
    [500, 'feed.server_error'],
    [503, 'feed.server_error'],
    [206, 'feed.unexpected_status'],
    [204, 'feed.unexpected_status'],
    [400, 'feed.unexpected_status'],
  ])('with status %d is refused: %s', async (status, code) => {
    expect(await served(list, status)).toMatchObject({ problem: { code, retry: 'later' } });
  });

  it('is not followed to the address of a redirect, which is named', async () => {
    expect(await served('', 302, { location: 'https://other.example/list' })).toMatchObject({
      problem: { message: expect.stringContaining('https://other.example/list') },
    });
  });

  it('has a time limit for the whole fetch', async () => {
    const fetched = await fetchServed((_, response) => response.writeHead(200).write('bad.test'), null, 200);
    expect(fetched).toMatchObject({ problem: { code: 'feed.timeout' } });
  });

  it('is not used if the connection ends early', async () => {
    const fetched = await fetchServed((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('bad.test\n', () => response.destroy());
    });
    expect(fetched).toMatchObject({ problem: { code: 'feed.cut' } });
  });

  it('is not fetched from the private network', async () => {
    expect(await fetchFrom('https://lists.example/bad.txt')).toMatchObject({
      problem: { code: 'feed.private_address' },
    });
    expect(await fetchFrom('https://10.0.0.5/bad.txt')).toMatchObject({
      problem: { code: 'feed.private_address' },
    });
  });

  it('says that nothing listens there', async () => {
    expect(await fetchFrom('http://127.0.0.1:1/')).toMatchObject({ problem: { code: 'feed.unreachable' } });
  });
});

describe('a feed from a file', () => {
  const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);

  it('is read, also if it is gzip, and not again while it is unchanged', async () => {
    await write('bad.txt.gz', gzipSync(list));
    const fetched = await fetchFrom('file:bad.txt.gz');
    expect(text(fetched)).toBe(list);
    if (!fetched.ok || fetched.value.kind !== 'content') throw new Error('no content');
    const { validators } = fetched.value;
    expect(await fetchFrom('file:bad.txt.gz', validators)).toEqual({
      ok: true,
      value: { kind: 'not_modified' },
    });
    await utimes(path.join(folder, 'bad.txt.gz'), new Date(0), new Date(0));
    expect(text(await fetchFrom('file:bad.txt.gz', validators))).toBe(list);
  });

  it('is refused if it is too large, also after inflating', async () => {
    await write('large.txt', 'a'.repeat(limit + 1));
    await write('bomb.gz', gzipSync(Buffer.alloc(limit + 1)));
    expect(await fetchFrom('file:large.txt')).toMatchObject({ problem: { code: 'feed.too_large' } });
    expect(await fetchFrom('file:bomb.gz')).toMatchObject({ problem: { code: 'feed.too_large' } });
  });

  it('is never outside the folder, also not by a link', async () => {
    await mkdir(path.join(folder, 'feeds'));
    await write('feeds-secret.txt', list);
    await symlink('../feeds-secret.txt', path.join(folder, 'feeds', 'link.txt'));
    await symlink('.', path.join(folder, 'feeds', 'self'));
    const options = { http, timeoutMs: 60_000, signal: new AbortController().signal };
    const below = (address: string) =>
      fetchFeed(address, null, { ...options, folder: path.join(folder, 'feeds') });
    expect(await below('file:link.txt')).toMatchObject({ problem: { code: 'feed.file_outside_folder' } });
    expect(await below('file:self')).toMatchObject({ problem: { code: 'feed.file_outside_folder' } });
  });

  it('must be an existing regular file', async () => {
    await mkdir(path.join(folder, 'sub'));
    expect(await fetchFrom('file:sub')).toMatchObject({ problem: { code: 'feed.unreadable_file' } });
    expect(await fetchFrom('file:none.txt')).toMatchObject({
      problem: { code: 'feed.unreadable_file', message: expect.stringContaining('ENOENT') },
    });
  });

  it('gives the same problem if the folder does not exist yet', async () => {
    const signal = new AbortController().signal;
    const options = { http, folder: '/no/such/folder', timeoutMs: 1, signal };
    expect(await fetchFeed('file:bad.txt', null, options)).toMatchObject({
      problem: { code: 'feed.unreadable_file', message: expect.stringContaining('ENOENT') },
    });
  });
});

it('a feed that ships with Picket has only names in .test', async () => {
  const fetched = text(await fetchFrom('picket:demo'));
  const names = String(fetched)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(names.length).toBeGreaterThan(3);
  expect(names.every((name) => name.endsWith('.picket-demo.test'))).toBe(true);
});
