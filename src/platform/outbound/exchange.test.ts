import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Exchange, type ExchangeRequest, exchange } from './exchange.ts';

let server: Server;
let http: Exchange;

/** One exchange with a server that answers by `listener`. */
async function exchangeWith(listener: RequestListener, asked: Partial<ExchangeRequest> = {}) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  http = exchange({
    network: { allowPrivate: false, proxy: null },
    maxAnswerBytes: 100,
    connections: 2,
    connectTimeoutMs: 5000,
    // A malicious name server may answer so, to make Picket call its own network.
    lookup: (_, __, callback) => callback(null, [{ address: '10.0.0.5', family: 4 }]),
  });
  return http.run({ method: 'GET', url, headers: {}, timeoutMs: 60_000, ...asked });
}

afterEach(async () => {
  await http.close();
  server.closeAllConnections();
  server.close();
});

const post = { method: 'POST', body: '{}' } as const;

it('returns status, headers and text of an answer with any status', async () => {
  const done = await exchangeWith((_, response) => response.writeHead(418, { 'X-Pot': 'tea' }).end('short'));
  expect(done).toMatchObject({ kind: 'reply', status: 418, headers: { 'x-pot': 'tea' }, text: 'short' });
});

it('reads no more than its limit, and says which answer was too large', async () => {
  const done = await exchangeWith((_, response) => response.end('x'.repeat(101)));
  expect(done).toMatchObject({ kind: 'failure', why: 'too_large', left: true, head: { status: 200 } });
});

it('ends with its time limit, also in the middle of an answer', async () => {
  const done = await exchangeWith((_, response) => response.writeHead(200).write('x'), { timeoutMs: 1_000 });
  expect(done).toMatchObject({ why: 'timeout', left: true });
});

it('says whether anything may have been sent before a connection failed', async () => {
  const cut = await exchangeWith((request) => request.socket.destroy(), post);
  expect(cut).toMatchObject({ why: 'cut', left: true });
});

it('sends nothing if the caller cancels it', async () => {
  const done = await exchangeWith(() => {}, { ...post, beforeSend: async () => false });
  expect(done).toMatchObject({ why: 'held_back', left: false });
  const bare = { method: 'DELETE', beforeSend: async () => false } as const;
  const without = await exchangeWith(() => expect.unreachable('Nothing leaves.'), bare);
  expect(without).toMatchObject({ why: 'held_back', left: false });
});

it('sends nothing to a server that is not running', async () => {
  const done = await exchangeWith(() => {}, { ...post, url: 'http://127.0.0.1:1/' });
  expect(done).toMatchObject({ why: 'unreachable', left: false, cause: 'ECONNREFUSED' });
});

it.each(['http://10.0.0.5/', 'http://psa.example/'])(
  'does not call the private network by %s',
  async (url) => {
    expect(await exchangeWith(() => {}, { ...post, url })).toMatchObject({
      why: 'private_address',
      left: false,
    });
  },
);

it.each([
  [true, 4],
  [false, 2],
])('four requests, sent alone: %s, use %d connections (at most two are kept)', async (alone, count) => {
  const connections = new Set<unknown>();
  await exchangeWith(
    (request, response) => {
      connections.add(request.socket);
      response.end();
    },
    { ...post, alone },
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (let more = 0; more < 3; more += 1)
    await http.run({ ...post, url, headers: {}, timeoutMs: 60_000, alone });
  expect(connections.size).toBe(count);
});

it('returns an answer as bytes on request', async () => {
  const bytes = Buffer.from([0x1f, 0x8b, 0xff, 0]);
  await exchangeWith((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const done = await http.runRaw({ method: 'GET', url, headers: {}, timeoutMs: 60_000 });
  expect(done).toMatchObject({ kind: 'reply', status: 200, headers: { 'content-encoding': 'gzip' } });
  expect(done.kind === 'reply' && Buffer.from(done.bytes)).toEqual(bytes);
});
