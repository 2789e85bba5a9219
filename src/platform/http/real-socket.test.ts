import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../../../test/http/start-server.ts';

async function listen(server: FastifyInstance): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
  return address.port;
}

/** The answer to these bytes. With `leave`, the client closes its side at once. */
async function send(port: number, text: string, { leave = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  if (leave) {
    socket.destroySoon();
    await once(socket, 'close');
    return '';
  }
  let answer = '';
  for await (const part of socket.setEncoding('latin1')) {
    answer += part;
    if (/\r\n\r\n.*\}$/s.test(answer)) break;
  }
  socket.destroy();
  return answer;
}

const streamed: FastifyPluginAsyncZod = async (app) => {
  app.addContentTypeParser('application/gzip', async (_request: unknown, payload: Readable) => payload);
  app.post(
    '/api/v1/file',
    {
      config: { access: 'public' },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      schema: { tags: ['Things'], summary: 'Count', response: { 200: z.object({ bytes: z.number() }) } },
    },
    async ({ body }) => {
      let bytes = 0;
      for await (const part of body as Readable) bytes += part.length;
      return { bytes };
    },
  );
  app.post(
    '/api/v1/sign-in',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Things'],
        summary: 'Take a form',
        body: z.object({}),
        response: { 200: z.object({}) },
      },
    },
    async () => ({}),
  );
};

describe('over a real socket', () => {
  it.each([1, 300_000])('a streamed body of %i bytes arrives whole', async (bytes) => {
    const port = await listen(await start({ routes: [streamed] }));
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/file`, {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: Readable.toWeb(Readable.from([Buffer.alloc(bytes)])),
      duplex: 'half',
    } as RequestInit);
    expect(await answer.json()).toEqual({ bytes });
  });

  it('a body that is too large is read to its end: a proxy that still sends it passes the answer on', async () => {
    const port = await listen(await start({ routes: [streamed] }));
    const socket = connect(port, '127.0.0.1');
    const errors: Error[] = [];
    socket.on('error', (error) => errors.push(error));
    let answer = '';
    socket.setEncoding('latin1').on('data', (part) => {
      answer += part;
    });
    const length = 4_000_000;
    const head = 'POST /api/v1/sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    socket.write(`${head}content-length: ${length}\r\n\r\n`);
    for (let sent = 0; sent < length; sent += 100_000) {
      socket.write(' '.repeat(100_000));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await expect.poll(() => answer).toMatch(/^HTTP\/1.1 413 .*http.body_too_large.*HTTP\/1.1 \d{3} /s);
    expect(errors).toEqual([]);
    socket.destroy();
  });

  it.each([
    ['QUERY without a type', 'QUERY /api/v1/things HTTP/1.1\r\nhost: localhost\r\n', 400],
    [
      'QUERY with a type',
      'QUERY /api/v1/things HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n',
      400,
    ],
    ['a method of WebDAV', 'PROPFIND /api/v1/things HTTP/1.1\r\nhost: localhost\r\n', 405],
    ['a Host that is none', 'GET /api/v1/things HTTP/1.1\r\nhost: a b/c\r\n', 400],
    ['a Host with a path', 'GET /api/v1/things HTTP/1.1\r\nhost: localhost/x\r\n', 400],
    ['a Host with a wrong port', 'GET /api/v1/things HTTP/1.1\r\nhost: localhost:99999\r\n', 400],
    ['dots in a path', 'GET /assets/../../../etc/passwd HTTP/1.1\r\nhost: localhost\r\n', 404],
    ['encoded dots in a path', 'GET /assets/%2e%2e/%2e%2e/x HTTP/1.1\r\nhost: localhost\r\n', 404],
    ['dots after the documentation', 'GET /api/docs/static/../../../x HTTP/1.1\r\nhost: localhost\r\n', 404],
    ['encoded dots there', 'GET /api/docs/static/%2e%2e/%2e%2e/x HTTP/1.1\r\nhost: localhost\r\n', 404],
    ['a NUL there', 'GET /api/docs/static/%00 HTTP/1.1\r\nhost: localhost\r\n', 400],
    ['a target that is no path', 'OPTIONS * HTTP/1.1\r\nhost: localhost\r\n', 404],
  ])('%s is the caller’s error', async (_what, head, status) => {
    const port = await listen(await start());
    expect(await send(port, `${head}connection: close\r\n\r\n`)).toMatch(`HTTP/1.1 ${status} `);
  });

  it('a client that disconnects in the middle of its body is not logged as our error', async () => {
    const logged: { level: number; code?: string }[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
    const port = await listen(await start({ routes: [streamed], log }));
    for (const type of ['application/gzip', 'application/json']) {
      const head = `POST /api/v1/file HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\n`;
      await send(port, `${head}content-length: 100\r\n\r\n{"name"`, { leave: true });
    }
    await expect.poll(() => logged.filter(({ code }) => code === 'http.client_gone').length).toBe(2);
    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
  });
});
