import { Agent, request } from 'undici';
import {
  connectionLookup,
  isLoopbackHost,
  isPrivateAddress,
  literalAddress,
  privateAddressCode,
} from '../../platform/outbound/private-network.ts';
import { retryAfterMs } from '../../platform/outbound/retry-after.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { readJson } from '../../platform/values/read-json.ts';
import { plainText } from '../../platform/values/text.ts';
import { hyasProblems } from './problems.ts';

export interface ExchangeLog {
  debug(fields: Record<string, unknown>, message: string): void;
}

export interface ExchangeOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly allowPrivateNetwork: boolean;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly log?: ExchangeLog | undefined;
}

export interface Answer {
  readonly json: unknown;
  readonly serverTime: Date | null;
}

type Method = 'GET' | 'POST' | 'DELETE';

export interface Exchange {
  post(path: string, body: unknown, signal: AbortSignal): Promise<Result<Answer>>;
  get(path: string, signal: AbortSignal): Promise<Result<Answer>>;
  delete(path: string, signal: AbortSignal): Promise<Result<Answer>>;
  close(): Promise<void>;
}

/**
 * One request and one JSON answer, with every failure distinguished. It never follows redirects and never
 * repeats.
 */
export function exchange(options: ExchangeOptions): Exchange {
  const { baseUrl, apiKey, clock, timeoutMs, maxAnswerBytes, log } = options;
  const { host, hostname } = new URL(baseUrl);
  const allowed = options.allowPrivateNetwork || isLoopbackHost(hostname);
  const agent = new Agent({
    connections: 2,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: timeoutMs, lookup: connectionLookup(allowed) },
  });
  const literal = literalAddress(hostname);
  // A literal address in the URL is connected to without a look-up, so it is checked here.
  const refusedLiteral = !allowed && literal !== null && isPrivateAddress(literal);

  async function send(
    method: Method,
    path: string,
    body: unknown,
    signal: AbortSignal,
  ): Promise<Result<Answer>> {
    const answer = await request(`${baseUrl}${path}`, {
      dispatcher: agent,
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json',
        'user-agent': 'picket',
        'x-api-key': apiKey,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
    const status = answer.statusCode;
    const text = await readText(answer.body, maxAnswerBytes);
    log?.debug({ path, status, bytes: text?.length }, 'HYAS answered');
    if (text === null) return failed(hyasProblems.answerTooLarge(host, maxAnswerBytes));

    const wait = retryAfterMs(single(answer.headers['retry-after']), clock.now());
    if (status === 401 || status === 403) return failed(hyasProblems.keyRefused(host, status));
    if (status === 429) return failed(hyasProblems.tooManyRequests(host, wait));
    if (status >= 500) return failed(hyasProblems.serverError(host, status, wait));
    if (status >= 300 && status < 400) return failed(hyasProblems.redirected(host, status));
    if (status === 404) return failed(hyasProblems.notFound(host, path));
    if (status >= 400) return failed(hyasProblems.refused(host, status, excerpt(text, apiKey)));
    if (looksLikeHtml(text, single(answer.headers['content-type'])))
      return failed(hyasProblems.html(host, status));
    try {
      const json: unknown = readJson(text);
      return ok({ json, serverTime: readHttpDate(single(answer.headers.date)) });
    } catch {
      // The answer may contain anyone's queries: the log gets its size, not its text.
      return failed(hyasProblems.notJson(host, { status, characters: text.length }));
    }
  }

  async function guarded(method: Method, path: string, body: unknown, signal: AbortSignal) {
    if (!/^[\x21-\x7e]+$/.test(apiKey)) return failed(hyasProblems.keyUnusable());
    if (refusedLiteral) return failed(hyasProblems.privateAddress(host));
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await send(method, path, body, AbortSignal.any([signal, timeout]));
    } catch (error) {
      if (signal.aborted) return failed(hyasProblems.stopped());
      if (timeout.aborted) return failed(hyasProblems.timeout(host, timeoutMs));
      return failed(connectionProblem(error, host, timeoutMs));
    }
  }

  return {
    post: (path, body, signal) => guarded('POST', path, body, signal),
    get: (path, signal) => guarded('GET', path, undefined, signal),
    delete: (path, signal) => guarded('DELETE', path, undefined, signal),
    close: () => agent.destroy(),
  };
}

async function readText(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limitBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function connectionProblem(error: unknown, host: string, timeoutMs: number) {
  const cause = errorCode(error);
  if (cause === privateAddressCode) return hyasProblems.privateAddress(host);
  if (/TIMEOUT|ETIMEDOUT/.test(cause)) return hyasProblems.timeout(host, timeoutMs);
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') return hyasProblems.nameNotFound(host);
  if (/CERT|TLS|SSL|UNABLE_TO_/.test(cause)) return hyasProblems.tls(host, cause);
  if (cause === 'UND_ERR_SOCKET' || cause === 'ECONNRESET' || cause.startsWith('HPE_'))
    return hyasProblems.answerCut(host);
  return hyasProblems.unreachable(host, cause);
}

/** The code of an error, or of the first of several (Node tries IPv6 and IPv4 and collects the failures). */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

const looksLikeHtml = (text: string, contentType: string | undefined) =>
  contentType?.includes('text/html') === true || /^\s*<(!doctype|html|head|body)/i.test(text.slice(0, 200));

const excerpt = (text: string, secret: string) =>
  plainText(text.slice(0, 4000).replaceAll(secret, '…')).slice(0, 200);

function readHttpDate(header: string | undefined): Date | null {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
}
