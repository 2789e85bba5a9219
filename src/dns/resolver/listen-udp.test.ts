import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { openAskers } from './askers.ts';
import { listenByUdp } from './listen-udp.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import type { Clients } from './protocol.ts';
import { loadSocketCalls, type SocketCalls } from './socket-calls.ts';

const clients: Clients = {
  networks: [
    { network: '127.0.0.0/8', company: 1 },
    { network: '::1/128', company: 2 },
  ],
  devices: [],
  tokens: [],
};
/** More than one system call receives. */
const many = 150;
let listener: Listener | undefined;

afterEach(() => {
  listener?.close();
  listener = undefined;
});

async function listen(
  host: string,
  loadCalls: () => Promise<SocketCalls | null>,
  answering: ListenerDeps['answering'],
): Promise<Listener> {
  listener = await listenByUdp(
    { host, port: 0 },
    { askers: () => openAskers(clients), answering },
    loadCalls,
  );
  return listener;
}

/** Sends packets while the listener is blocked, so that they wait together; returns the answers. */
async function sendAtOnce(host: string, port: number, packets: readonly Uint8Array[]): Promise<string[]> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const answers: string[] = [];
  socket.on('message', (answer) => answers.push(answer.toString()));
  socket.connect(port, host);
  await once(socket, 'connect');
  for (const packet of packets) socket.send(packet);
  for (const end = Date.now() + 60_000; answers.length < packets.length && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 5));
  socket.close();
  return answers.sort();
}

const numbered = (count: number, text: (index: number) => string = (index) => `query ${index}`): string[] =>
  Array.from({ length: count }, (_, index) => text(index));

test('Linux is called directly if this machine supports it', async () => {
  expect((await loadSocketCalls()) !== null).toBe(process.platform === 'linux');
});

const oneByOne = async (): Promise<null> => null;

describe.each([
  ['many packets at a time', loadSocketCalls],
  ['one packet at a time', oneByOne],
] as const)('answers by UDP, %s:', (_, loadCalls) => {
  test.each([
    ['127.0.0.1', '127.0.0.1', 1],
    ['::1', '::1', 2],
    ['::', '127.0.0.1', 1],
    ['0.0.0.0', '127.0.0.1', 1],
  ])('each packet of a burst at %s gets its own answer, from %s', async (host, to, company) => {
    const seen = new Set<unknown>();
    const { endpoint } = await listen(host, loadCalls, ({ bytes, asker, isUdp }, reply) => {
      seen.add(`${asker?.company} ${asker?.address} ${isUdp}`);
      reply(Buffer.from(`answer to ${Buffer.from(bytes)}`));
    });

    const answers = await sendAtOnce(to, endpoint.port, numbered(many).map(Buffer.from));

    expect(answers).toEqual(numbered(many, (index) => `answer to query ${index}`).sort());
    expect([...seen]).toEqual([`${company} ${to} true`]);
  });

  test('a late answer goes to its client, and without an answer nothing is sent', async () => {
    const { endpoint } = await listen('127.0.0.1', loadCalls, ({ bytes }, reply) => {
      const text = Buffer.from(bytes).toString();
      if (text.endsWith('7')) return reply(null);
      setTimeout(() => reply(Buffer.from(`${text} later`)), 5);
    });

    const two = [0, 1].map((client) =>
      sendAtOnce('127.0.0.1', endpoint.port, numbered(40, (index) => `${client}-${index}3`).map(Buffer.from)),
    );

    for (const [client, answers] of (await Promise.all(two)).entries())
      expect(answers).toEqual(numbered(40, (index) => `${client}-${index}3 later`).sort());
    expect(await sendAtOnce('127.0.0.1', endpoint.port, ['a3', 'b3'].map(Buffer.from))).toEqual([
      'a3 later',
      'b3 later',
    ]);
  });

  test('an address in use fails with its code', async () => {
    const { endpoint } = await listen('127.0.0.1', loadCalls, () => {});

    const second = listenByUdp(
      endpoint,
      { askers: () => openAskers(clients), answering: () => {} },
      loadCalls,
    );

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('nothing is sent after closing', async () => {
    let late: (() => void) | undefined;
    const { endpoint, close } = await listen('127.0.0.1', loadCalls, (_packet, reply) => {
      late = () => reply(Buffer.from('late'));
    });
    const socket = createSocket('udp4');
    socket.send('query', endpoint.port, endpoint.host);
    while (late === undefined) await new Promise((resolve) => setTimeout(resolve, 5));

    close();
    close();

    expect(late).not.toThrow();
    socket.close();
  });
});

test('what one system call does not send is sent separately', async () => {
  const calls = await loadSocketCalls();
  if (calls === null) return expect(process.platform).not.toBe('linux');
  let turn = 0;
  const sendMany: SocketCalls['sendMany'] = (fd, headers, count) =>
    turn++ % 2 === 0 ? calls.sendMany(fd, headers, Math.min(count, 3)) : -1;
  const { endpoint } = await listen(
    '127.0.0.1',
    async () => ({ ...calls, sendMany }),
    ({ bytes }, reply) => reply(Buffer.from(bytes)),
  );

  expect(await sendAtOnce('127.0.0.1', endpoint.port, numbered(many).map(Buffer.from))).toEqual(
    numbered(many).sort(),
  );
});
