import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { connectWise } from '../client.ts';
import type { ConnectionValues, ConnectWise, ConnectWiseOptions, NewTicket, RequestLog } from '../types.ts';

export const secret = 'private-Key-0123456789';

/** A clock that a test moves; sleeping on it takes no time. */
export function handClock(start = '2026-01-15T09:12:44.000Z') {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    now: () => new Date(now),
    sleep: async (ms: number) => {
      slept.push(ms);
    },
    advance: (ms: number) => {
      now += ms;
    },
    slept,
  };
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const answering =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

export const companyInfo = { CompanyName: 'Example', Codebase: 'v2025_1/', CompanyID: 'EX', IsCloud: 'True' };

export interface Stand {
  readonly origin: string;
  readonly port: number;
  readonly asked: Asked[];
  readonly clock: ReturnType<typeof handClock>;
  readonly log: RequestLog[];
  readonly connection: ConnectionValues;
  readonly options: ConnectWiseOptions;
  readonly cw: ConnectWise;
  /** Replaces the answer to everything except `login/companyinfo`. */
  answer: Answer;
  companyInfo: Answer;
  close(): Promise<void>;
}

/** A server on loopback whose answers the test sets, and a client of it. */
export async function stand(answer: Answer, given: Partial<ConnectWiseOptions> = {}): Promise<Stand> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const one = {
        method: request.method ?? '',
        url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(one);
      (url.pathname.startsWith('/login/companyinfo/') ? self.companyInfo : self.answer)(one, response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clock = handClock();
  const log: RequestLog[] = [];
  const options: ConnectWiseOptions = {
    clock,
    random: (length) => new Uint8Array(length),
    network: { allowPrivate: false, proxy: null },
    log: (entry) => log.push(entry),
    ...given,
  };
  const origin = `http://127.0.0.1:${port}`;
  const connection = {
    site: origin,
    companyId: 'EX',
    publicKey: 'publicKey01',
    privateKey: secret,
    clientId: 'client-1',
  };
  const cw = connectWise(connection, options);
  const self: Stand = {
    origin,
    port,
    asked,
    clock,
    log,
    connection,
    options,
    cw,
    answer,
    companyInfo: (_, response) => json(response, 200, companyInfo),
    async close() {
      await cw.close();
      server.closeAllConnections();
      server.close();
    },
  };
  return self;
}

/** A TCP server, for behaviour that no HTTP server has. */
export async function rawServer(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

export const newTicket: NewTicket = {
  summary: 'Blocked: bad[.]example',
  initialDescription: 'Domain: bad[.]example. Reason: malware.',
  boardId: 1,
  statusId: 2,
  typeId: 3,
  priorityId: 4,
  companyId: 5,
  externalXRef: 'picket:00000000000000000000000001',
};
