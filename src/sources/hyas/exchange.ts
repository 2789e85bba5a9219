import { parseContent } from '../../platform/outbound/answer.ts';
import { type Method, type Reply, exchange as transport } from '../../platform/outbound/exchange.ts';
import type { Failure } from '../../platform/outbound/failure.ts';
import { httpDateMs } from '../../platform/outbound/http-date.ts';
import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import { retryAfterMs } from '../../platform/outbound/retry-after.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import { hyasProblems } from './problems.ts';

export interface ExchangeLog {
  debug(fields: Record<string, unknown>, message: string): void;
}

export interface ExchangeOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly network: NetworkRules;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly log?: ExchangeLog | undefined;
}

export interface Answer {
  readonly json: unknown;
  readonly serverTime: Date | null;
}

export interface Exchange {
  post(path: string, body: unknown, signal: AbortSignal): Promise<Result<Answer>>;
  get(path: string, signal: AbortSignal): Promise<Result<Answer>>;
  delete(path: string, signal: AbortSignal): Promise<Result<Answer>>;
  close(): Promise<void>;
}

/** One request to HYAS and one JSON answer; every failure has its own problem. */
export function exchange(options: ExchangeOptions): Exchange {
  const { baseUrl, apiKey, clock, timeoutMs, maxAnswerBytes, log } = options;
  const { host } = new URL(baseUrl);
  const http = transport({
    network: options.network,
    maxAnswerBytes,
    connections: 2,
    connectTimeoutMs: timeoutMs,
  });

  async function send(method: Method, path: string, body: unknown, signal: AbortSignal) {
    if (!/^[\x21-\x7e]+$/.test(apiKey)) return failed(hyasProblems.keyUnusable());
    const done = await http.run({
      method,
      url: `${baseUrl}${path}`,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json',
        'user-agent': 'picket',
        'x-api-key': apiKey,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs,
      signal,
    });
    if (done.kind === 'failure') return failed(connectionProblem(done, host, timeoutMs, maxAnswerBytes));
    log?.debug({ path, status: done.status, bytes: done.text.length }, 'HYAS answered');
    const refusal = refusalOf(done, { host, path, apiKey, now: clock.now() });
    return refusal === null ? parseAnswer(done, host) : failed(refusal);
  }

  return {
    post: (path, body, signal) => send('POST', path, body, signal),
    get: (path, signal) => send('GET', path, undefined, signal),
    delete: (path, signal) => send('DELETE', path, undefined, signal),
    close: () => http.close(),
  };
}

/** The problem of an exchange without an answer. */
function connectionProblem(
  { why, cause }: Failure,
  host: string,
  timeoutMs: number,
  maxAnswerBytes: number,
): Problem {
  switch (why) {
    case 'held_back':
    case 'stopped':
      return hyasProblems.stopped();
    case 'timeout':
    case 'connect_timeout':
      return hyasProblems.timeout(host, timeoutMs);
    case 'too_large':
      return hyasProblems.answerTooLarge(host, maxAnswerBytes);
    case 'private_address':
      return hyasProblems.privateAddress(host);
    case 'name_not_found':
      return hyasProblems.nameNotFound(host);
    case 'tls':
      return hyasProblems.tls(host, cause);
    case 'proxy':
      return hyasProblems.proxy(host, cause);
    case 'cut':
      return hyasProblems.answerCut(host);
    case 'unreachable':
      return hyasProblems.unreachable(host, cause);
  }
}

/** The problem of an answer whose status is not 2xx. */
function refusalOf(
  { status, headers, text }: Reply,
  { host, path, apiKey, now }: { host: string; path: string; apiKey: string; now: Date },
): Problem | null {
  const wait = retryAfterMs(headers['retry-after'], now);
  if (status === 401 || status === 403) return hyasProblems.keyRefused(host, status);
  if (status === 429) return hyasProblems.tooManyRequests(host, wait);
  if (status >= 500) return hyasProblems.serverError(host, status, wait);
  if (status >= 300 && status < 400) return hyasProblems.redirected(host, status);
  if (status === 404) return hyasProblems.notFound(host, path);
  return status >= 400 ? hyasProblems.refused(host, status, excerpt(text, apiKey)) : null;
}

function parseAnswer(reply: Reply, host: string): Result<Answer> {
  const { status, headers, text } = reply;
  const content = parseContent(reply);
  if (content.kind === 'html') return failed(hyasProblems.html(host, status));
  // The answer may contain queries of customers. So its size is logged, not its text.
  if (content.kind === 'broken')
    return failed(hyasProblems.notJson(host, { status, characters: text.length }));
  const at = httpDateMs(headers.date);
  return ok({ json: content.json, serverTime: at === null ? null : new Date(at) });
}

const excerpt = (text: string, secret: string) =>
  visibleText(text.slice(0, 4000).replaceAll(secret, '…')).slice(0, 200);
