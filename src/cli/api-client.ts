import { Readable } from 'node:stream';
import type { OpenedApp } from '../app/open-app.ts';
import type { Problem } from '../platform/values/problem.ts';
import { CommandFailure } from './io.ts';

/**
 * Picket's HTTP API, running or opened for this command. Calls throw {@link CommandFailure} with the API's
 * problem.
 */
export interface Api {
  /** The address in words, for messages. */
  readonly where: string;
  /** Whether it is a running Picket, not an installation opened for this command. */
  readonly running: boolean;
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Every item of a list, or the first `most`, page by page. */
  all<T>(path: string, most?: number): Promise<T[]>;
  /** Sends a POST if there is a body, otherwise a GET. */
  download(path: string, body?: unknown): Promise<Readable>;
  upload<T>(path: string, type: string, content: Readable, headers: Record<string, string>): Promise<T>;
  close(): Promise<void>;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Readable;
}

interface Response {
  readonly status: number;
  readonly body: Readable;
}

type Exchange = (request: Request) => Promise<Response>;

/** A running Picket, at its address. */
export function remoteApi(url: string, token: string): Api {
  const base = url.replace(/\/+$/, '');
  const exchange: Exchange = async ({ method, path, headers, body }) => {
    let response: globalThis.Response;
    try {
      response = await fetch(base + path, {
        method,
        headers,
        redirect: 'error',
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : Readable.toWeb(body), duplex: 'half' }),
      } as RequestInit);
    } catch (error) {
      throw new CommandFailure(unreachable(base, error));
    }
    const content = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as never);
    return { status: response.status, body: content };
  };
  return makeApi(exchange, token, { where: `Picket at ${base}`, running: true, close: async () => {} });
}

/** A stopped installation, opened for this command. */
export function openedApi(app: OpenedApp, where: string): Api {
  const exchange: Exchange = async ({ method, path, headers, body }) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers,
      authority: app.authority,
      payloadAsStream: true,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: response.statusCode, body: response.stream() as Readable };
  };
  return makeApi(exchange, app.token, { where, running: false, close: () => app.stop() });
}

function makeApi(exchange: Exchange, token: string, about: Pick<Api, 'where' | 'running' | 'close'>): Api {
  async function ask(
    request: Omit<Request, 'headers'> & { headers?: Record<string, string> },
  ): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, ...request.headers };
    const response = await exchange({ ...request, headers });
    if (response.status >= 300) throw failureOf(response.status, await textOf(response.body));
    return response;
  }

  async function askJson<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await ask({
      method,
      path,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return parse(await textOf(response.body)) as T;
  }

  return {
    ...about,
    get: (path) => askJson('GET', path),
    send: askJson,
    async all<T>(path: string, most = Number.POSITIVE_INFINITY) {
      const items: T[] = [];
      const separator = path.includes('?') ? '&' : '?';
      let cursor: string | null = null;
      do {
        const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: { items: T[]; nextCursor: string | null } = await askJson(
          'GET',
          `${path}${separator}limit=${Math.min(200, most - items.length)}${after}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null && items.length < most);
      return items;
    },
    async download(path, body) {
      if (body === undefined) return (await ask({ method: 'GET', path })).body;
      const headers = { 'content-type': 'application/json' };
      return (await ask({ method: 'POST', path, body: JSON.stringify(body), headers })).body;
    },
    async upload<T>(path: string, type: string, content: Readable, headers: Record<string, string>) {
      const response = await ask({
        method: 'POST',
        path,
        body: content,
        headers: { 'content-type': type, ...headers },
      });
      return parse(await textOf(response.body)) as T;
    },
  };
}

async function textOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new CommandFailure(notPicket());
  }
}

interface Details extends Partial<Problem> {
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

function failureOf(status: number, text: string): CommandFailure {
  const details = parseDetails(text);
  if (details?.code === undefined || details.detail === undefined)
    return new CommandFailure(notPicket(status));
  const problem: Problem = {
    code: details.code,
    message: details.detail,
    hint: details.hint ?? '',
    retry: details.retry ?? 'never',
  };
  const lines = (details.errors ?? []).map(({ pointer, detail }) => `${fieldOf(pointer)}: ${detail}`);
  // A value that the command line names is unknown or invalid.
  return new CommandFailure(problem, lines.length > 0 || status === invalid ? 2 : 1, lines);
}

/** RFC 9110, section 15.5.21: understood, but the content cannot be processed. */
const invalid = 422;

/** A JSON pointer in the way people count: `/windows/0/from` is “windows 1 from”. */
const fieldOf = (pointer: string): string =>
  pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    .join(' ') || 'the whole';

function parseDetails(text: string): Details | null {
  try {
    return JSON.parse(text) as Details;
  } catch {
    return null;
  }
}

const notPicket = (status?: number): Problem => ({
  code: 'cli.not_picket',
  message: `The program at this address is not Picket${status === undefined ? '' : ` (status ${status})`}.`,
  hint: 'Check PICKET_URL.',
  retry: 'never',
});

const unreachable = (url: string, error: unknown): Problem => ({
  code: 'cli.unreachable',
  message: `No Picket answers at ${url} (${codeOf(error)}).`,
  hint: 'Check that Picket runs and that PICKET_URL is correct.',
  retry: 'later',
});

function codeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
