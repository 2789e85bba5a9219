import { retryAfterMs } from '../../../platform/outbound/retry-after.ts';
import { plainText } from '../../../platform/values/text.ts';
import { notificationProblems as problems } from '../problems.ts';
import type { SendDeps, Sent } from './sent.ts';

export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const timeoutMs = 20_000;

/** Posts JSON to a webhook. Any answer of 2xx means success. */
export async function post(
  { http, clock }: Pick<SendDeps, 'http' | 'clock'>,
  { url, body, headers = {} }: PostRequest,
  signal?: AbortSignal,
): Promise<Sent> {
  const { host } = new URL(url);
  const answer = await http.run({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'user-agent': 'picket', ...headers },
    body,
    timeoutMs,
    signal,
  });
  if (answer.kind === 'failure') return { ok: false, problem: problems.notReached(host, answer), waitMs: 0 };
  const { status, text } = answer;
  if (status >= 200 && status < 300) return { ok: true, problem: null };
  const waitMs = retryAfterMs(answer.headers['retry-after'], clock.now()) ?? 0;
  if (status === 429) return { ok: false, problem: problems.tooMany(host), waitMs };
  if (status >= 500 || status === 408)
    return { ok: false, problem: problems.serverError(host, status), waitMs };
  if (status < 400) return { ok: false, problem: problems.redirected(host, status), waitMs };
  return { ok: false, problem: problems.refused(host, status, excerpt(text, url)), waitMs };
}

/** The text of an answer, without the address if it is repeated there, because that is a secret. */
const excerpt = (text: string, url: string) =>
  plainText(text.slice(0, 2000).replaceAll(url, '…')).slice(0, 200);
