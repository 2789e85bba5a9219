import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressOf } from '../../platform/values/ip-address.ts';
import { headerSize } from '../wire/constants.ts';
import { lifetimeOf, parseResponse } from '../wire/response.ts';
import type { Asker } from './askers.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import type { Endpoint } from './protocol.ts';

/** The largest message (RFC 8484 §6). Octets. */
const mostOctets = 65_535;
const mediaType = 'application/dns-message';
const connectionsAtOnce = 1_000;
const patienceMs = 10_000;

/**
 * DNS over HTTPS (RFC 8484) as plain HTTP, behind the operator’s TLS proxy. The token in the path identifies the
 * client: `/dns-query/<token>`.
 */
export async function listenByDoh({ host, port }: Endpoint, deps: ListenerDeps): Promise<Listener> {
  const server = createServer(
    {
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      keepAliveTimeout: 3 * patienceMs,
      noDelay: true,
    },
    (request, response) => {
      void answer(request, deps).then((reply) => send(response, reply));
    },
  );
  server.maxConnections = connectionsAtOnce;
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen({ host, port });
  await once(server, 'listening');
  server.on('error', () => {});
  const bound = server.address();
  return {
    endpoint: { host, port: typeof bound === 'object' && bound !== null ? bound.port : port },
    close() {
      server.close();
      server.closeAllConnections();
    },
    get connections() {
      return open.size;
    },
  };
}

interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

async function answer(request: IncomingMessage, deps: ListenerDeps): Promise<HttpReply> {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const token = /^\/dns-query\/([\w.~-]+)$/.exec(path)?.[1];
  if (token === undefined) return refusal(404, 'The path is /dns-query/<token>.');
  if (request.method !== 'GET' && request.method !== 'POST')
    return { ...refusal(405, 'GET or POST.'), headers: { allow: 'GET, POST' } };
  const asker = deps.askers().byToken(token, clientOf(request));
  const bytes = request.method === 'GET' ? fromQuery(search) : await fromBody(request);
  if (!(bytes instanceof Uint8Array)) return bytes;
  // Other transports do not answer such a message; here it is a bad request (RFC 8484 §4.2.1).
  if (bytes.length < headerSize) return refusal(400, 'The message is shorter than a DNS header.');
  return ask(bytes, asker, deps);
}

function ask(bytes: Uint8Array, asker: Asker | null, { answering }: ListenerDeps): Promise<HttpReply> {
  return new Promise((resolve) => {
    answering({ bytes, asker, isUdp: false }, (body) => {
      if (asker === null) return resolve(refusal(403, 'The token is not known.'));
      if (body === null) return resolve(refusal(429, 'Too many queries, or no query.'));
      resolve({
        status: 200,
        headers: { 'content-type': mediaType, 'cache-control': cacheControl(body) },
        body,
      });
    });
  });
}

/** How long the answer may be kept (RFC 8484 §5.1). */
function cacheControl(body: Uint8Array): string {
  const response = parseResponse(body);
  const seconds = response === null ? 0 : lifetimeOf(response);
  return seconds === 0 ? 'no-store' : `max-age=${seconds}`;
}

/** The `dns` of a GET, in base64url without padding (RFC 8484 §6). */
function fromQuery(search: string): Uint8Array | HttpReply {
  const text = new URLSearchParams(search).get('dns');
  if (text === null || !/^[\w-]+$/.test(text))
    return refusal(400, 'The parameter dns is a base64url message.');
  return Buffer.from(text, 'base64url');
}

async function fromBody(request: IncomingMessage): Promise<Uint8Array | HttpReply> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== mediaType) return refusal(415, `The content type is ${mediaType}.`);
  const tooLarge = refusal(413, `At most ${mostOctets} octets.`);
  if (Number(request.headers['content-length'] ?? 0) > mostOctets) return tooLarge;
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > mostOctets) return tooLarge;
      pieces.push(piece);
    }
  } catch {
    return refusal(400, 'The body ended early.');
  }
  return Buffer.concat(pieces);
}

/** A proxy on this machine reports the client's address. The last one is the one that the proxy itself saw. */
function clientOf({ socket, headers }: IncomingMessage): string {
  const peer = addressOf(socket.remoteAddress ?? '') ?? '';
  const forwarded = headers['x-forwarded-for'];
  if (forwarded === undefined || !(peer === '::1' || peer.startsWith('127.'))) return peer;
  const last = [forwarded].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return addressOf(last) ?? peer;
}

const refusal = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: `${body}\n`,
});

function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  if (response.destroyed) return;
  // The rest of an unwanted body is not read.
  const closes = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { ...headers, ...closes }).end(body);
}
