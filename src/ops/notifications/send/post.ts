import type { Exchanged } from '../../../platform/outbound/exchange.ts';
import { retryAfterMs } from '../../../platform/outbound/retry-after.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import { notificationProblems as problems } from '../problems.ts';
import { type AnswerReader, isWebPage } from './answer.ts';
import type { SendDeps, Sent } from './sent.ts';

export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const timeoutMs = 20_000;

/** Posts JSON to a webhook. An answer of 2xx means success, unless `reader` finds an error in its text. */
export async function post(
  { http, clock }: Pick<SendDeps, 'http' | 'clock'>,
  { url, body, headers = {} }: PostRequest,
  reader: AnswerReader | null,
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
  if (answer.kind === 'failure') return withoutText(host, answer);
  const { status, text } = answer;
  const said = excerpt(text, url);
  const hint = reader?.hintFor(text) ?? null;
  if (isSuccess(status)) return reader === null ? accepted : readSuccess(host, text, said, hint, reader);
  const waitMs = retryAfterMs(answer.headers['retry-after'], clock.now()) ?? 0;
  if (status === 429) return { ok: false, problem: problems.tooMany(host), waitMs };
  if (status >= 500 || status === 408)
    return { ok: false, problem: problems.serverError(host, status), waitMs };
  if (status < 400) return { ok: false, problem: problems.redirected(host, status), waitMs };
  return { ok: false, problem: problems.refused(host, status, said, hint), waitMs };
}

const accepted: Sent = { ok: true, problem: null };

const isSuccess = (status: number) => status >= 200 && status < 300;

/** The receiver took the message if it answered 2xx, also if the rest of the answer is cut off or very long. */
const withoutText = (host: string, failure: Extract<Exchanged, { kind: 'failure' }>): Sent =>
  failure.head !== undefined && isSuccess(failure.head.status)
    ? accepted
    : { ok: false, problem: problems.notReached(host, failure), waitMs: 0 };

function readSuccess(
  host: string,
  text: string,
  said: string,
  hint: string | null,
  { errorIn }: AnswerReader,
): Sent {
  if (isWebPage(text)) return { ok: false, problem: problems.webPage(host), waitMs: 0 };
  switch (errorIn(text)) {
    case null:
      return accepted;
    case 'too_many':
      return { ok: false, problem: problems.tooMany(host), waitMs: 0 };
    case 'not_delivered':
      return { ok: false, problem: problems.notDelivered(host, said, hint), waitMs: 0 };
  }
}

/** The text of an answer, without any part of the address that is secret. */
function excerpt(text: string, url: string): string {
  const { pathname, search, searchParams } = new URL(url);
  const secrets = [url, pathname + search, pathname, search, ...searchParams.values()];
  const shown = secrets
    .filter((secret) => secret.length >= 8)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text.slice(0, 2000));
  return visibleText(shown).slice(0, 200);
}
