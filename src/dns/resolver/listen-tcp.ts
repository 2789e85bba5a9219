import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { headerSize } from '../wire/constants.ts';
import { endpointKey } from './askers.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import type { Endpoint } from './protocol.ts';
import { frame, unframe } from './tcp-frames.ts';

export interface TcpLimits {
  readonly connections: number;
  /** The most connections of one client, so that it cannot take all. */
  readonly connectionsEach: number;
  /** The most queries of a connection that wait for answers; more are not read until then. */
  readonly waitingEach: number;
  /** A connection without a complete query for this long is closed (RFC 7766 §6.2.3). Milliseconds. */
  readonly idleMs: number;
}

export const usualTcpLimits: TcpLimits = {
  connections: 1_000,
  connectionsEach: 50,
  waitingEach: 100,
  idleMs: 10_000,
};

/** The most octets of answers that a client has not read, before its connection is closed. */
const mostUnread = 512 * 1024;

/** Answers by TCP (RFC 7766): many queries on a connection, each answered as soon as possible. */
export async function listenByTcp(
  { host, port }: Endpoint,
  deps: ListenerDeps,
  limits: TcpLimits = usualTcpLimits,
): Promise<Listener> {
  let endpoint = { host, port };
  const open = new Set<Socket>();
  const perClient = new Map<string, number>();

  // A client may close its side and still wait for its answers.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const address = socket.remoteAddress ?? '';
    const ofClient = (perClient.get(address) ?? 0) + 1;
    socket.on('error', () => socket.destroy());
    if (open.size >= limits.connections || ofClient > limits.connectionsEach) return void socket.destroy();
    open.add(socket);
    perClient.set(address, ofClient);
    socket.once('close', () => {
      open.delete(socket);
      const left = (perClient.get(address) ?? 1) - 1;
      if (left === 0) perClient.delete(address);
      else perClient.set(address, left);
    });
    serve(socket, address);
  });

  function serve(socket: Socket, address: string): void {
    let waiting = 0;
    let isEnded = false;
    // Only a complete query counts: single octets do not keep a connection open.
    const idle = setTimeout(() => socket.destroy(), limits.idleMs);
    socket.once('close', () => clearTimeout(idle));
    const settle = (answer: Uint8Array | null) => {
      waiting--;
      if (socket.destroyed) return;
      if (answer !== null) socket.write(frame(answer));
      if (socket.writableLength > mostUnread) return void socket.destroy();
      if (waiting < limits.waitingEach) socket.resume();
      if (isEnded && waiting === 0) socket.end();
    };
    const take = unframe((bytes) => {
      if (socket.destroyed) return;
      if (bytes.length < headerSize) return void socket.destroy();
      idle.refresh();
      waiting++;
      if (waiting >= limits.waitingEach) socket.pause();
      // Looked up for each query, because the client may have changed since it connected.
      deps.answering(
        { bytes, asker: deps.askers().byAddress(address, endpointKey(endpoint)), isUdp: false },
        settle,
      );
    });
    socket.on('data', take);
    socket.on('end', () => {
      isEnded = true;
      if (waiting === 0) socket.end();
    });
  }

  server.listen({ host, port });
  await once(server, 'listening');
  server.on('error', () => {});
  const bound = server.address();
  if (typeof bound === 'object' && bound !== null) endpoint = { host, port: bound.port };
  return {
    endpoint,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
    get connections() {
      return open.size;
    },
  };
}
