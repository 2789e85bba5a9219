import { original, visible } from './visible-text.ts';

/** An answer with all its texts visible. */
export async function visibleAnswer(answer: Response): Promise<Response> {
  if (!/^application\/(problem\+)?json\b/.test(answer.headers.get('content-type') ?? '')) return answer;
  const json = await answer.text();
  const headers = new Headers(answer.headers);
  // The length may be another now.
  headers.delete('content-length');
  const { status, statusText } = answer;
  return new Response(visibleJson(json), { status, statusText, headers });
}

/** Whether there may be something to show: control characters are escaped in JSON. */
const mayHide = (json: string): boolean => json.includes('\\u') || visible(json) !== json;

/** JSON with all its texts visible. */
export function visibleJson(json: string): string {
  if (!mayHide(json)) return json;
  try {
    return JSON.stringify(
      JSON.parse(json, (_, value) => (typeof value === 'string' ? visible(value) : value)),
    );
  } catch {
    // The one who reads it says that it is not JSON.
    return json;
  }
}

/** A body to send, with all texts as Picket has them. */
export const stringifyOriginal = (body: unknown): string =>
  JSON.stringify(body, (_, value) => (typeof value === 'string' ? original(value) : value));

/** A request for the rows of a name that was made visible. */
export function originalRequest(request: Request): Request {
  const url = new URL(request.url);
  const asked: [string, string][] = [...url.searchParams];
  if (asked.every(([, value]) => original(value) === value)) return request;
  url.search = new URLSearchParams(
    asked.map(([name, value]): [string, string] => [name, original(value)]),
  ).toString();
  return new Request(url, request);
}
