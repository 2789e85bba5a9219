import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Bytes that a reader may be behind: one that takes nothing is cut off, and reads everything anew when it is back. */
const mostBehind = 64 * 1024;

export interface EventStream {
  send(event: string, data: unknown): void;
  /** Aborts when the stream ended, whoever ended it. */
  readonly ended: AbortSignal;
  end(): void;
}

/** Answers with server-sent events (HTML Living Standard, section 9.2), for as long as both sides want to. */
export function sendEvents(reply: FastifyReply): EventStream {
  const body = new PassThrough();
  const over = new AbortController();
  body.once('close', () => over.abort());
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    // For nginx, which would keep events back until its buffer is full.
    .header('x-accel-buffering', 'no')
    // An ended stream would leave its connection idle, and Picket would wait for that when it stops.
    .header('connection', 'close')
    .send(body);
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
