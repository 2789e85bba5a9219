import { PassThrough, Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * How many bytes a client may lag behind. A client that reads nothing is disconnected, and loads everything again when
 * it reconnects.
 */
const mostBehind = 64 * 1024;

export interface EventStream {
  send(event: string, data: unknown): void;
  /** Aborts when the stream ends, on either side. */
  readonly ended: AbortSignal;
  end(): void;
}

/** Answers with server-sent events (HTML Living Standard, section 9.2) until one side ends the stream. */
export function sendEvents(reply: FastifyReply): EventStream {
  const body = new PassThrough();
  const over = new AbortController();
  body.once('close', () => over.abort());
  withHeaders(reply).send(body);
  return {
    ended: over.signal,
    send(event, data) {
      if (over.signal.aborted || body.writableEnded) return;
      if (body.writableLength + body.readableLength > mostBehind) body.destroy();
      else body.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      over.abort();
      body.end();
    },
  };
}

/** Answers a HEAD with the headers of a stream, without a stream. */
export const sendEventHeaders = (reply: FastifyReply): FastifyReply =>
  withHeaders(reply).send(Readable.from([]));

const withHeaders = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    // Tells nginx not to hold events back until its buffer is full.
    .header('x-accel-buffering', 'no')
    // Otherwise the connection would stay open and idle after the stream, and Picket would wait for it when it stops.
    .header('connection', 'close');
