import createClient from 'openapi-fetch';
import { fetchConfirmed } from '../session/confirmation.ts';
import { ApiProblem, type ProblemDetails, strangeAnswer, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';
import { sendOnce } from './send-once.ts';
import { isTooSlow, readSoon } from './too-slow.ts';
import { originalRequest, stringifyOriginal, visibleAnswer } from './visible-exchange.ts';

/** The HTTP API with its types. The session is in a cookie, which the browser sends. Texts are `visible`. */
export const api = createClient<paths>({
  credentials: 'same-origin',
  bodySerializer: stringifyOriginal,
  fetch: async (request: Request) =>
    visibleAnswer(
      request.method === 'GET'
        ? await readSoon(originalRequest(request))
        : await sendOnce(request, fetchConfirmed),
    ),
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The requested data; throws an {@link ApiProblem} if Picket answers with a problem, or not at all. */
export async function read<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, problemOf(error));
  }
  if (!answer.response.ok)
    throw new ApiProblem(answer.response.status, asProblem(answer.error, answer.response));
  return answer.data as T;
}

/** Why there is no answer that can be read. */
function problemOf(error: unknown): ProblemDetails {
  if (isTooSlow(error))
    return { ...unreachable, code: 'console.too_slow', detail: 'Picket takes too long to answer.' };
  if (!(error instanceof SyntaxError)) return unreachable;
  return strangeAnswer(
    0,
    'Something between this page and Picket answered with a web page in place of data.',
  );
}

function asProblem(body: unknown, { status, statusText }: Response): ProblemDetails {
  if (typeof body === 'object' && body !== null && 'code' in body && 'hint' in body)
    return body as ProblemDetails;
  // Not an answer of Picket: probably of a proxy in front of it.
  return strangeAnswer(
    status,
    `Something between this page and Picket answered ${status} ${statusText}`.trim().concat('.'),
  );
}
