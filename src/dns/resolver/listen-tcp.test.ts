import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { decode } from '@dnsquery/dns-packet';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskers } from './askers.ts';
import { listenByTcp, type TcpLimits } from './listen-tcp.ts';
import type { Listener } from './listener.ts';
import { frame } from './tcp-frames.ts';
import { askByTcp, questionOf } from './testing/dns-client.ts';
import { ofLoopback } from './testing/test-resolver.ts';

let listener: Listener;
/** Queries that the test has not answered yet. */
let waiting: { readonly bytes: Uint8Array; readonly reply: (answer: Uint8Array | null) => void }[];
const limits = { connections: 4, connectionsEach: 2, waitingEach: 3, idleMs: 60_000 };

const listen = (changes: Partial<TcpLimits> = {}) =>
  listenByTcp(
    { host: '127.0.0.1', port: 0 },
    {
      askers: () => openAskers(ofLoopback),
      answering: ({ bytes }, reply) => void waiting.push({ bytes, reply }),
    },
    { ...limits, ...changes },
  );

beforeEach(async () => {
  waiting = [];
  listener = await listen();
});
afterEach(() => listener.close());

async function connected(): Promise<Socket> {
  const socket = connect(listener.endpoint);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}
const isClosed = async (socket: Socket) => {
  socket.resume();
  // Not by `once` of node:events, which throws if the connection is reset.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return true;
};

it('each query on a connection is answered as soon as its answer is ready', async () => {
  const asked = askByTcp(listener.endpoint, [
    questionOf('a.example', { id: 1 }),
    questionOf('b.example', { id: 2 }),
  ]);
  await expect.poll(() => waiting.length).toBe(2);
  for (const { bytes, reply } of waiting.reverse()) reply(bytes);
  expect((await asked).map((bytes) => decode(Buffer.from(bytes)).id)).toEqual([2, 1]);
});

it('a client that closed its side still gets its answer', async () => {
  const socket = await connected();
  socket.end(frame(questionOf('a.example')));
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.reply(questionOf('a.example'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.length).toBeGreaterThan(12);
  expect(await isClosed(socket)).toBe(true);
});

it('a connection has a limit of waiting queries; the next ones are read when these are answered', async () => {
  const socket = await connected();
  for (let id = 0; id < 10; id++) {
    socket.write(frame(questionOf('a.example', { id })));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(() => waiting.length).toBe(limits.waitingEach);
  for (const { reply } of waiting.splice(0)) reply(null);
  await expect.poll(() => waiting.length).toBeGreaterThan(0);
});

it('a client has a limit of connections, and a closed one frees a place', async () => {
  const [first] = [await connected(), await connected()];
  await expect.poll(() => listener.connections).toBe(2);
  expect(await isClosed(await connected())).toBe(true);
  first?.destroy();
  await expect.poll(() => listener.connections).toBe(1);
  await connected();
  await expect.poll(() => listener.connections).toBe(2);
});

it('a connection without a complete query is closed, even if single octets arrive', async () => {
  listener.close();
  listener = await listen({ idleMs: 300 });
  const socket = await connected();
  // The beginning of a query of 255 octets, which is complete after 25 s.
  socket.write(Uint8Array.of(0, 255));
  const drip = setInterval(() => socket.write(Uint8Array.of(0)), 100);
  await isClosed(socket);
  clearInterval(drip);
  expect(waiting).toEqual([]);
});

it('a message shorter than a header ends the connection', async () => {
  const socket = await connected();
  socket.write(Uint8Array.of(0, 3, 1, 2, 3));
  expect(await isClosed(socket)).toBe(true);
});
