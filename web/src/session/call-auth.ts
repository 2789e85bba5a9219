import { ApiProblem, type ProblemDetails, unreachable } from '../api/problem.ts';

/** Calls an endpoint of the sign-in (better-auth), which the API’s description does not hold. Throws problems. */
export async function callAuth<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiProblem(0, unreachable);
  }
  const answer = (await response.json().catch(() => null)) as
    | (T & Partial<ProblemDetails> & { message?: string })
    | null;
  if (response.ok) return answer as T;
  throw new ApiProblem(response.status, {
    ...unreachable,
    status: response.status,
    code: answer?.code ?? 'sign_in.refused',
    detail: answer?.detail ?? answer?.message ?? response.statusText,
    hint: answer?.hint ?? '',
  });
}
