import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** The query string as it was sent. */
  readonly query: string;
  readonly search: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** `http://host:port` as the caller wrote it. */
  readonly origin: string;
  readonly text: string;
  readonly response: ServerResponse;
}

/** An answer before it is sent, so that a fault can still change it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const answerJson = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
  headers,
});

export const answerText = (status: number, body: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});

export const answerHtml = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  headers,
});

export function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    ...(body === '' ? {} : { 'content-type': type }),
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

const largestBody = 10 * 1024 * 1024;

/**
 * A plain HTTP server that reads each request completely and passes it on. It does not use fastify, because faults need
 * the socket.
 */
export function httpServer(handle: (exchange: Exchange) => Promise<void>, now: () => Date): Server {
  // As long as real services keep an idle connection.
  return createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
    // Node would write the machine's time, but the sandbox's clock counts.
    response.sendDate = false;
    response.setHeader('date', now().toUTCString());
    read(request, response)
      .then((exchange) => (exchange === null ? undefined : handle(exchange)))
      .catch((error: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy();
        else send(response, answerJson(500, { message: `The sandbox itself failed: ${String(error)}` }));
      });
  });
}

async function read(request: IncomingMessage, response: ServerResponse): Promise<Exchange | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
    }
  } catch {
    // The caller disconnected before it had sent everything, so there is nobody to answer.
    return null;
  }
  if (size > largestBody) {
    send(response, answerJson(413, { message: 'The request is too large.' }));
    return null;
  }
  const target = request.url ?? '/';
  if (!URL.canParse(target, 'http://sandbox.test')) {
    send(response, answerText(400, 'Bad request'));
    return null;
  }
  const url = new URL(target, 'http://sandbox.test');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search.slice(1),
    search: url.searchParams,
    headers: request.headers,
    origin: `http://${request.headers.host ?? 'sandbox.test'}`,
    text: Buffer.concat(chunks).toString('utf8'),
    response,
  };
}
