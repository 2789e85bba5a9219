import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { type DispatcherOptions, dispatchers } from './dispatchers.ts';
import { type Failure, failureOf, HeldBack, ProxySignIn, TooLarge } from './failure.ts';
import { proxyFor } from './proxy.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface ExchangeRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole exchange, from the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * Uses a new connection. On a kept-alive one, the server may close while we write. Then it is unknown whether the request was read.
   */
  readonly alone?: boolean;
  /** Called before the first byte leaves, with a body once the connection is open: false stops the request. */
  readonly beforeSend?: (() => Promise<boolean>) | undefined;
}

export interface Head {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Reply extends Head {
  readonly text: string;
}

/** The answer as bytes, for content that is not text. */
export interface RawReply extends Head {
  readonly bytes: Uint8Array;
}

type OrFailure<T> =
  | ({ readonly kind: 'reply' } & T)
  /** Has the head if the answer began. */
  | ({ readonly kind: 'failure'; readonly head?: Head } & Failure);

export type Exchanged = OrFailure<Reply>;
export type RawExchanged = OrFailure<RawReply>;

export interface Exchange {
  /** One request and one answer. Never throws, never follows a redirect, never repeats. */
  run(request: ExchangeRequest): Promise<Exchanged>;
  /** Like `run`, but returns the answer as bytes. */
  runRaw(request: ExchangeRequest): Promise<RawExchanged>;
  close(): Promise<void>;
}

export interface ExchangeOptions extends DispatcherOptions {
  readonly maxAnswerBytes: number;
}

/** HTTP/1.1 over connections that are checked when they are opened. */
export function exchange(options: ExchangeOptions): Exchange {
  const { shared, single, close } = dispatchers(options);

  async function runRaw(asked: ExchangeRequest): Promise<RawExchanged> {
    const deadline = withDeadline(asked.timeoutMs, asked.signal);
    const proxy = () => proxyFor(options.network.proxy, new URL(asked.url));
    const state: { left: boolean; ended: boolean; head?: Head } = {
      left: asked.body === undefined && asked.beforeSend === undefined,
      ended: false,
    };
    try {
      if (asked.signal?.aborted) throw new Error('Aborted before it started.');
      if (asked.body === undefined && asked.beforeSend !== undefined) {
        if (!(await asked.beforeSend())) throw new HeldBack('Held back.');
        state.left = true;
      }
      const answer = await request(asked.url, {
        dispatcher: asked.alone ? single : shared,
        method: asked.method,
        headers: { ...asked.headers, ...contentLength(asked.body) },
        signal: deadline.signal,
        body: asked.body === undefined ? null : heldBody(asked.body, asked.beforeSend, state),
        reset: asked.alone === true,
      });
      // Only a proxy answers 407 (RFC 9110, section 15.5.8), and it forwards nothing then.
      if (answer.statusCode === 407 && proxy() !== undefined) {
        answer.body.on('error', () => {}).destroy();
        throw new ProxySignIn('The proxy asks for a sign-in.');
      }
      state.head = readHead(answer);
      return { kind: 'reply', ...state.head, bytes: await readBytes(answer, options.maxAnswerBytes) };
    } catch (error) {
      const { left, head } = state;
      const ended = asked.signal?.aborted ? 'stopped' : deadline.passed() ? 'timeout' : null;
      const failure = failureOf(error, left, ended, proxy);
      return { kind: 'failure', ...failure, ...(head && { head }) };
    } finally {
      state.ended = true;
      deadline.clear();
    }
  }

  return {
    runRaw,
    async run(asked) {
      const done = await runRaw(asked);
      if (done.kind === 'failure') return done;
      const { bytes, ...head } = done;
      return { ...head, text: new TextDecoder().decode(bytes) };
    },
    close,
  };
}

/**
 * A body that undici reads once the connection is open, and before it writes the head. An error thrown here prevents
 * any byte from being sent. After the yield, a failed request may have been read.
 */
async function* heldBytes(
  body: string,
  beforeSend: (() => Promise<boolean>) | undefined,
  state: { left: boolean; ended: boolean },
): AsyncGenerator<Uint8Array> {
  if (beforeSend && !(await beforeSend())) throw new HeldBack('Held back.');
  // The exchange may have ended meanwhile (aborted, dropped). Its result says that nothing was sent, so nothing may be.
  if (state.ended) throw new HeldBack('Ended before.');
  state.left = true;
  yield Buffer.from(body);
}

/** undici documents async iterables as bodies; its types omit them. */
const heldBody = (...held: Parameters<typeof heldBytes>) => heldBytes(...held) as unknown as Readable;

const contentLength = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

function withDeadline(timeoutMs: number, signal: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed = false;
  const abort = () => controller.abort();
  const timer = setTimeout(() => {
    passed = true;
    abort();
  }, timeoutMs);
  // Removed again, because a signal may live as long as the process and must not collect listeners.
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

function readHead({ statusCode, headers }: Dispatcher.ResponseData): Head {
  const joined = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { status: statusCode, headers: Object.fromEntries(joined) };
}

async function readBytes(answer: Dispatcher.ResponseData, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limitBytes) throw new TooLarge('Too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
