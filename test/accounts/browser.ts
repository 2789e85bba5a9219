import type { FastifyInstance } from 'fastify';

export interface Seen {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer that it reads.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The cookies that came with it, each with its attributes. */
  readonly cookies: readonly string[];
}

/** What a browser adds to requests and remembers: cookies, and the page from which a request comes. */
export interface Browser {
  get(url: string, headers?: Record<string, string>): Promise<Seen>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Seen>;
  send(method: 'PATCH' | 'PUT' | 'DELETE', url: string, body?: object): Promise<Seen>;
  /** The Cookie header as it would be sent now. */
  cookie(): string;
}

export function openBrowser(server: FastifyInstance, { address = '127.0.0.1' } = {}): Browser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function send(method: string, url: string, payload?: object, more = {}): Promise<Seen> {
    const answer = await server.inject({
      method: method as 'GET',
      url,
      remoteAddress: address,
      headers: {
        ...(jar.size > 0 ? { cookie: cookie() } : {}),
        ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }),
        'user-agent': 'Test Browser',
        ...more,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    for (const one of cookies) keep(jar, one);
    const json = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.body,
      headers: answer.headers,
      cookies,
    };
  }

  return {
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body = {}, headers = {}) => send('POST', url, body, headers),
    send: (method, url, body) => send(method, url, body),
    cookie,
  };
}

function keep(jar: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split('; ');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  if (attributes.some((one) => one.toLowerCase() === 'max-age=0')) jar.delete(name);
  else jar.set(name, pair.slice(at + 1));
}
