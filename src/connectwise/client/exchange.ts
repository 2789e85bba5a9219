import type { Readable } from 'node:stream';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import {
  connectionLookup,
  isLoopbackHost,
  isPrivateAddress,
  type Lookup,
  literalAddress,
  privateAddressError,
} from '../../platform/outbound/private-network.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface ExchangeRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole exchange, from the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called before the first byte leaves, if there is a body: false stops the request. */
  readonly beforeSend?: (() => Promise<boolean>) | undefined;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  readonly server: string;
  readonly requestId?: string;
  readonly retryAfter?: string;
  readonly link?: string;
}

export type Exchanged =
  | ({ readonly kind: 'reply' } & Reply)
  | {
      readonly kind: 'failure';
      readonly why: 'stopped' | 'timeout' | 'too_large' | 'held_back' | 'network';
      /** Whether the server may have received any part of the request. */
      readonly left: boolean;
      readonly error: unknown;
      readonly status?: number;
      readonly requestId?: string;
    };

export interface Exchange {
  /** One request and one answer. Never throws, never follows a redirect, never repeats. */
  run(request: ExchangeRequest): Promise<Exchanged>;
  close(): Promise<void>;
}

export interface ExchangeOptions {
  readonly allowPrivateNetwork: boolean;
  readonly lookup?: Lookup | undefined;
  readonly maxAnswerBytes: number;
}

class HeldBack extends Error {}
class TooLarge extends Error {}

/** HTTP/1.1 over connections that are checked when they are opened. */
export function exchange(options: ExchangeOptions): Exchange {
  const connect = guardedConnector(options);
  const timeouts = { headersTimeout: 0, bodyTimeout: 0 }; // ours is for the whole exchange
  const reads = new Agent({ ...timeouts, connect, connections: 4, keepAliveTimeout: 10_000 });
  // A create has a connection of its own. On a kept-alive one, the server's close and our write may cross, and
  // then nobody
  // knows whether the request was read.
  const writes = new Agent({ ...timeouts, connect });

  return {
    async run(asked) {
      const deadline = withDeadline(asked.timeoutMs, asked.signal);
      const state: { left: boolean; ended: boolean; answer?: Dispatcher.ResponseData } = {
        left: asked.body === undefined,
        ended: false,
      };
      try {
        if (asked.signal?.aborted) throw new Error('Aborted before it started.');
        const answer = await request(asked.url, {
          dispatcher: asked.method === 'GET' ? reads : writes,
          method: asked.method,
          headers: { ...asked.headers, ...contentLength(asked.body) },
          signal: deadline.signal,
          body: asked.body === undefined ? null : heldBody(asked.body, asked.beforeSend, state),
          reset: asked.method !== 'GET',
        });
        state.answer = answer;
        return { kind: 'reply', ...readHead(answer), text: await readText(answer, options.maxAnswerBytes) };
      } catch (error) {
        return {
          kind: 'failure',
          why: whyOf(error, asked.signal, deadline.passed()),
          left: state.left,
          error,
          ...(state.answer ? headOfFailure(state.answer) : {}),
        };
      } finally {
        state.ended = true;
        deadline.clear();
      }
    },
    async close() {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

/**
 * A body that undici reads once the connection is open, and before it writes the head: an error thrown here
 * leaves nothing
 * on the wire. After the yield, a failed request may have been read.
 */
async function* heldBytes(
  body: string,
  beforeSend: (() => Promise<boolean>) | undefined,
  state: { left: boolean; ended: boolean },
): AsyncGenerator<Uint8Array> {
  if (beforeSend && !(await beforeSend())) throw new HeldBack('Held back.');
  // The exchange may have ended (aborted, dropped) meanwhile. Its result says that nothing left, so nothing
  // may.
  if (state.ended) throw new HeldBack('Ended before.');
  state.left = true;
  yield Buffer.from(body);
}

/** undici documents async iterables as bodies; its types omit them. */
const heldBody = (...held: Parameters<typeof heldBytes>) => heldBytes(...held) as unknown as Readable;

const contentLength = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

function guardedConnector({ allowPrivateNetwork, lookup }: ExchangeOptions): buildConnector.connector {
  const open = (allowPrivate: boolean) =>
    buildConnector({
      timeout: 10_000,
      lookup: connectionLookup(allowPrivate, lookup),
    } as buildConnector.BuildOptions);
  const [anywhere, publicOnly] = [open(true), open(false)];
  return (target, callback) => {
    const literal = literalAddress(target.hostname);
    if (allowPrivateNetwork || isLoopbackHost(target.hostname) || literal === '::1')
      return anywhere(target, callback);
    // A literal address in the URL is connected to without a look-up, so it is checked here.
    if (literal !== null && isPrivateAddress(literal)) {
      return callback(privateAddressError(target.hostname, literal), null);
    }
    publicOnly(target, callback);
  };
}

function withDeadline(timeoutMs: number, signal: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed = false;
  const abort = () => controller.abort();
  const timer = setTimeout(() => {
    passed = true;
    abort();
  }, timeoutMs);
  // Removed again: a signal that lives as long as the process must not collect listeners.
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    passed: () => passed,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

function whyOf(error: unknown, signal: AbortSignal | undefined, timedOut: boolean) {
  if (error instanceof HeldBack) return 'held_back';
  if (error instanceof TooLarge) return 'too_large';
  if (signal?.aborted) return 'stopped';
  return timedOut ? 'timeout' : 'network';
}

function readHead({ statusCode, headers }: Dispatcher.ResponseData) {
  const requestId = single(headers['x-cw-request-id'])?.slice(0, 100);
  const retryAfter = single(headers['retry-after']);
  const link = single(headers.link);
  return {
    status: statusCode,
    contentType: single(headers['content-type']) ?? '',
    server: single(headers.server) ?? '',
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(link === undefined ? {} : { link }),
  };
}

function headOfFailure(answer: Dispatcher.ResponseData) {
  const { status, requestId } = readHead(answer);
  return { status, ...(requestId === undefined ? {} : { requestId }) };
}

const single = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header.join(', ') : header;

async function readText(answer: Dispatcher.ResponseData, limitBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limitBytes) throw new TooLarge('Too large.');
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
