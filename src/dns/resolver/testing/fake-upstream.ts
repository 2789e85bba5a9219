import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { types } from '../../wire/constants.ts';
import { parseQuery, type Query } from '../../wire/query.ts';
import { type Reply, writeReply } from '../../wire/write.ts';
import type { Endpoint } from '../protocol.ts';
import { frame, unframe } from '../tcp-frames.ts';

/** The octets to send back; null for no answer. */
export type Behaviour = (query: Query, transport: 'udp' | 'tcp') => Uint8Array | null;

export interface FakeUpstream extends Endpoint {
  behave(behaviour: Behaviour): void;
  /** The received queries, in order. */
  readonly asked: { readonly query: Query; readonly transport: 'udp' | 'tcp'; readonly port: number }[];
  close(): Promise<void>;
}

/** The answer to a query for an address. */
export const addressReply = (query: Query, last = 7, reply: Partial<Reply> = {}): Uint8Array =>
  writeReply(query, {
    rcode: 0,
    answers: [{ name: null, type: types.A, ttl: 60, data: Uint8Array.of(192, 0, 2, last) }],
    ...reply,
  });

/** An upstream on loopback that behaves as a test sets. */
export async function startFakeUpstream(): Promise<FakeUpstream> {
  let behaviour: Behaviour = (query) => addressReply(query);
  const asked: FakeUpstream['asked'] = [];
  const answer = (packet: Uint8Array, transport: 'udp' | 'tcp', port: number) => {
    const found = parseQuery(packet);
    if (found.kind !== 'query') throw new Error('The resolver sent what is no query.');
    asked.push({ query: found.query, transport, port });
    return behaviour(found.query, transport);
  };
  const udp = createSocket('udp4').bind(0, '127.0.0.1');
  await once(udp, 'listening');
  udp.on('message', (packet, { address, port }) => {
    const reply = answer(packet, 'udp', port);
    if (reply !== null) udp.send(reply, port, address);
  });
  const connections = new Set<Socket>();
  const tcp = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => {});
    socket.on(
      'data',
      unframe((packet) => {
        const reply = answer(packet, 'tcp', socket.remotePort ?? 0);
        if (reply === null) socket.end();
        else socket.write(frame(reply));
      }),
    );
  }).listen(udp.address().port, '127.0.0.1');
  try {
    await once(tcp, 'listening');
  } catch {
    // The port that UDP got is in use for TCP; the next try gets another one.
    udp.close();
    return startFakeUpstream();
  }
  return {
    host: '127.0.0.1',
    port: udp.address().port,
    behave(next) {
      behaviour = next;
    },
    asked,
    async close() {
      udp.close();
      for (const socket of connections) socket.destroy();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}
