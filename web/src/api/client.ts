import createClient from 'openapi-fetch';
import { fetchConfirmed } from '../session/confirmation.ts';
import { ApiProblem, type ProblemDetails, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

/** The HTTP API with its types. The session is in a cookie, which the browser sends. */
export const api = createClient<paths>({
  credentials: 'same-origin',
  fetch: fetchConfirmed,
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
    throw new ApiProblem(0, unreachable);
  }
  if (!answer.response.ok)
    throw new ApiProblem(answer.response.status, asProblem(answer.error, answer.response));
  return answer.data as T;
}

function asProblem(body: unknown, response: Response): ProblemDetails {
  if (typeof body === 'object' && body !== null && 'code' in body && 'hint' in body)
    return body as ProblemDetails;
  // Not an answer of Picket: probably of a proxy in front of it.
  return {
    ...unreachable,
    status: response.status,
    code: 'console.strange_answer',
    detail:
      `Something between this page and Picket answered ${response.status} ${response.statusText}.`.trim(),
    hint: 'Check the proxy in front of Picket, and that Picket runs.',
  };
}
