import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Every path through the sandbox must end in an answer; the type enforces it. */
export type Sent = 'sent';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly apiKey: string | null;
  /** The JSON that was sent; undefined if there was none or it was invalid. */
  readonly body: unknown;
  readonly response: ServerResponse;
  json(status: number, body: unknown, headers?: Record<string, string>): Sent;
  html(status: number, text: string, headers?: Readonly<Record<string, string>>): Sent;
}

const largestBody = 10 * 1024 * 1024;

/** A plain HTTP server that reads each request completely and passes it on. */
export function httpServer(handle: (exchange: Exchange) => Promise<Sent>, now: () => Date): Server {
  // As long as real services keep an idle connection.
  return createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
    // Node would write the machine's time, but the sandbox's clock counts.
    response.sendDate = false;
    response.setHeader('date', now().toUTCString());
    read(request, response)
      .then((exchange) => (exchange === null ? undefined : handle(exchange)))
      .catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else sendJson(response, 500, { message: `The sandbox itself failed: ${String(error)}` });
      });
  });
}

async function read(request: IncomingMessage, response: ServerResponse): Promise<Exchange | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody) {
    sendJson(response, 413, { message: 'The request is too large.' });
    return null;
  }
  const url = new URL(request.url ?? '/', 'http://sandbox.test');
  const key = request.headers['x-api-key'];
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    search: url.searchParams,
    apiKey: typeof key === 'string' ? key : null,
    body: parse(Buffer.concat(chunks).toString('utf8')),
    response,
    json: (status, body, headers = {}) => sendJson(response, status, body, headers),
    html: (status, text, headers = {}) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text);
      return 'sent';
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): Sent {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  return 'sent';
}
