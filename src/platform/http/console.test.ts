import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/database/temp-folder.ts';
import { start } from '../../../test/http/start-server.ts';

type Server = Awaited<ReturnType<typeof start>>;

const script = 'console.log("the console");'.repeat(50);
let server: Server;

beforeEach(async () => {
  const folder = tempFolder();
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<meta name="csp-nonce" content=""><h1>Picket</h1>');
  const file = path.join(folder, 'assets', 'index-1.js');
  writeFileSync(file, script);
  writeFileSync(`${file}.br`, brotliCompressSync(script));
  writeFileSync(`${file}.gz`, gzipSync(script));
  server = await start({ console: folder });
});

describe('the console', () => {
  const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    server.inject({ method, url, headers });

  it.each([
    ['GET', '/', 'text/html', 200],
    ['GET', '/incidents/1', 'text/html', 200],
    // The headers of curl and of programs that check whether a site is up.
    ['GET', '/', '*/*', 200],
    ['HEAD', '/', '*/*', 200],
    ['HEAD', '/incidents/1', 'text/html', 200],
    ['GET', '/incidents/1', '*/*', 404],
    ['GET', '/api/v2', 'text/html', 404],
    ['HEAD', '/assets/none.js', '*/*', 404],
  ] as const)('%s %s with Accept: %s is answered %i', async (method, url, accept, status) => {
    const answer = await ask(url, { accept }, method);
    expect(answer.statusCode).toBe(status);
    if (status === 200) expect(answer.headers['content-type']).toContain('text/html');
    if (method === 'HEAD') expect(answer.body).toBe('');
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['', undefined],
  ])('sends its files as “%s” asks', async (accepted, encoding) => {
    const answer = await ask('/assets/index-1.js', accepted === '' ? {} : { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers.vary ?? '').toContain('accept-encoding');
    if (encoding === undefined) expect(answer.body).toBe(script);
    else expect(answer.rawPayload.length).toBeLessThan(script.length / 4);
  });
});
