import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answer {
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Closes the connection in the middle of the answer. */
  readonly cut?: true;
}

/** A server that receives posts, such as Slack. It records them, and answers as set. */
export async function startReceiver() {
  const received: Received[] = [];
  const answers: ({ status: number } & Answer)[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    received.push({ method, path: url, headers, body: await text(request) });
    const { status, headers: more, body, cut } = answers.shift() ?? { status: 200, body: 'ok' };
    if (cut) response.writeHead(status, { 'content-length': 100 }).write('o', () => request.socket.destroy());
    else response.writeHead(status, more).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/T0/secret`,
    received,
    /** Sets the next answer. */
    answer: (status: number, more: Answer = {}) => void answers.push({ status, ...more }),
  };
}
