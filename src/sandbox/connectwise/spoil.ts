import { setImmediate as otherWork } from 'node:timers/promises';
import type { Clock } from '../../platform/values/clock.ts';
import { forbidden, type Refusal, sslRequired, tooManyRequests, unauthorized } from './errors.ts';
import type { Fault } from './faults.ts';
import { type Answer, answerHtml, answerJson, type Exchange, send } from './http.ts';

export interface Around {
  readonly clock: Clock;
  /** Aborted when the sandbox stops. */
  readonly stopping: AbortSignal;
}

/**
 * Answers with the fault. `produce` executes the request and returns the true answer; faults that act before do not
 * call it. Returns the status that was sent; null if the connection was cut.
 */
export async function spoil(
  fault: Fault,
  exchange: Exchange,
  produce: (text?: string) => Answer,
  { clock, stopping }: Around,
): Promise<number | null> {
  const { response } = exchange;
  const answered = (answer: Answer) => {
    send(response, answer);
    return answer.status;
  };
  const cut = () => {
    response.destroy();
    return null;
  };
  /** Sends a wrong answer, before or after the request took effect. */
  const instead = (answer: Answer) => {
    if (fault.applied) produce();
    return answered(answer);
  };
  const retryAfter = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };

  switch (fault.fault) {
    case 'delay': {
      const early = fault.applied ? produce() : null;
      await clock.sleep(fault.ms ?? 1000, stopping);
      if (stopping.aborted) return cut();
      // Even if the caller has disconnected: a received request takes effect.
      return answered(early ?? produce());
    }
    case 'drop_before':
      return cut();
    case 'drop_after':
      produce();
      return cut();
    case 'status':
      return instead(statusAnswer(fault.status ?? 500, retryAfter));
    case 'rate_limit': {
      const seconds = fault.retryAfter ?? 30;
      return instead(answerJson(429, tooManyRequests(seconds), { 'Retry-After': String(seconds) }));
    }
    case 'html':
      return instead(answerHtml(fault.status ?? 200, signInPage));
    case 'cloudflare':
      return instead(
        answerHtml(fault.status ?? 503, challengePage, {
          server: 'cloudflare',
          'cf-ray': '5eed000000000000-SEA',
          ...retryAfter,
        }),
      );
    case 'unauthorized':
      return instead(refusal(unauthorized()));
    case 'forbidden':
      return instead(refusal(forbidden()));
    case 'ssl_required':
      return instead(answerJson(fault.status ?? 403, sslRequired()));
    case 'truncate': {
      const { status, type, body, headers } = produce();
      const bytes = Buffer.from(body);
      response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
      return status;
    }
    case 'slow_drip': {
      const { status, type, body, headers } = produce();
      response.writeHead(status, { 'content-type': type, ...headers });
      for (const piece of pieces(Buffer.from(body), 20)) {
        if (stopping.aborted || response.destroyed) return cut();
        response.write(piece);
        await clock.sleep(fault.ms ?? 100, stopping);
        await otherWork();
      }
      response.end();
      return status;
    }
    case 'null_body': {
      const { status } = produce();
      return answered(answerJson(status === 204 ? 200 : status, null));
    }
    case 'lose_reference':
      return answered(produce(withoutReference(exchange.text)));
    case 'empty_list': {
      const answer = produce();
      return answered(answer.body.startsWith('[') ? { ...answer, body: '[]' } : answer);
    }
  }
}

const refusal = ({ status, body }: Refusal) => answerJson(status, body);

function statusAnswer(status: number, headers: Record<string, string>): Answer {
  if (status === 401) return refusal(unauthorized());
  if (status === 403) return refusal(forbidden());
  const [code, message] =
    status >= 500
      ? ['ConnectWiseApi', 'An unexpected error occurred: Query read timeout']
      : status === 404
        ? ['NotFound', 'Resource not found']
        : ['ConnectWiseApi', `The sandbox is configured to answer ${status}.`];
  return answerJson(status, { code, message, errors: null }, headers);
}

function* pieces(bytes: Buffer, count: number): Generator<Buffer> {
  const size = Math.max(1, Math.ceil(bytes.length / count));
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function withoutReference(text: string): string {
  try {
    const { externalXRef: _lost, ...body } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify(body);
  } catch {
    return text;
  }
}

const signInPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';
const challengePage =
  '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>';
