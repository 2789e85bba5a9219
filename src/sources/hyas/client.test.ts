import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../platform/outbound/retry-after.ts';
import { type HyasClient, hyasClient } from './client.ts';
import { hyasConfigSchema } from './config.ts';

const now = new Date('2026-01-15T09:12:44.000Z');
const clock = { now: () => now, sleep: async () => {} };
const key = 'key-0123456789';
const query = {
  reputations: ['blocked'],
  from: new Date('2026-01-15T09:00:00Z'),
  end: now,
  page: 0,
  size: 1000,
};

let server: Server | undefined;
let client: HyasClient | undefined;

/** A client of a server that answers with `listener`. */
async function against(
  listener: RequestListener,
  options: { timeoutMs?: number; maxAnswerBytes?: number } = {},
) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  client = hyasClient({
    baseUrl,
    apiKey: key,
    network: { allowPrivate: true, proxy: null },
    clock,
    ...options,
  });
  return client;
}

const answering =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const signal = () => new AbortController().signal;

async function problemOf(listener: RequestListener, options = {}) {
  const result = await (await against(listener, options)).logs(query, signal());
  if (result.ok) throw new Error('There was no problem.');
  expect(JSON.stringify(result.problem)).not.toContain(key);
  return result.problem;
}

afterEach(async () => {
  await client?.close();
  server?.closeAllConnections();
  server?.close();
  client = server = undefined;
});

describe('the HYAS client', () => {
  it('sends requests in the form of known clients', async () => {
    let asked: unknown;
    const { logs } = await against((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        asked = {
          line: `${request.method} ${request.url}`,
          key: request.headers['x-api-key'],
          body: JSON.parse(text),
        };
        response.end('{"logs":[{"log_id":1}],"total_count":"12"}');
      });
    });
    expect(await logs({ ...query, page: 2 }, signal())).toMatchObject({
      ok: true,
      value: { rows: [{ log_id: 1 }], total: 12 },
    });
    expect(asked).toEqual({
      line: 'POST /dns-log-report/v2/logs',
      key,
      body: {
        applied_filters: [
          {
            id: 'datetime',
            isRange: true,
            exclude: false,
            rangeValue: {
              start: '2026-01-15T09:00:00.000000Z',
              end: '2026-01-15T09:12:44.000000Z',
              timeType: 'range',
            },
          },
          { id: 'reputation', value: 'blocked' },
        ],
        paging: { order: 'desc', sort: 'datetime', page_number: 2, page_size: 1000, page_type: 'standard' },
      },
    });
  });

  it('keeps every digit of a log_id beyond 2^53', async () => {
    const body = '{"logs":[{"log_id":1761234567890123401},{"log_id":1761234567890123402}],"total_count":2}';
    expect(await (await against(answering(200, body))).logs(query, signal())).toMatchObject({
      value: { rows: [{ log_id: '1761234567890123401' }, { log_id: '1761234567890123402' }], total: 2 },
    });
  });

  it.each([401, 403])('reports on %d that the key was refused and where to get a new one', async (status) => {
    const problem = await problemOf(answering(status, '{"message":"Forbidden"}'));
    expect(problem.code).toBe('hyas.key_refused');
    expect(problem.message).toContain('the HYAS API key was refused');
    expect(problem.hint).toContain('HYAS Support');
  });

  it('passes on how long to wait after a 429', async () => {
    const problem = await problemOf(answering(429, '', { 'retry-after': '17' }));
    expect(problem).toMatchObject({ code: 'hyas.too_many_requests', retry: 'later' });
    expect(problem.details).toEqual({ status: 429, retryAfterMs: 17_000 });
  });

  it.each([
    ['a fault of the server', answering(502, '<html>Bad Gateway</html>'), 'hyas.server_error'],
    ['a web page', answering(200, '\n<!DOCTYPE html><html></html>'), 'hyas.html_answer'],
    [
      'a web page by its type',
      answering(200, 'Sign in', { 'content-type': 'text/html' }),
      'hyas.html_answer',
    ],
    ['JSON that stops', answering(200, '{"logs":[{"log_id"'), 'hyas.not_json'],
    ['an empty answer', answering(200, ''), 'hyas.not_json'],
    ['JSON of something else', answering(200, '{"items":[]}'), 'hyas.unexpected_answer'],
    ['logs that are no list', answering(200, '{"logs":{"a":1}}'), 'hyas.unexpected_answer'],
    ['nothing at that path', answering(404, '{}'), 'hyas.not_found'],
    ['a request not understood', answering(400, `{"message":"no ${key}"}`), 'hyas.request_refused'],
    ['a redirect', answering(302, '', { location: 'http://192.0.2.1/' }), 'hyas.redirected'],
  ])('distinguishes %s', async (_, listener, code) => {
    expect((await problemOf(listener)).code).toBe(code);
  });

  it('notices a connection that ends within an answer', async () => {
    const problem = await problemOf((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"logs":[', () => response.destroy());
    });
    expect(problem.code).toBe('hyas.answer_cut');
  });

  it('reads no more than its limit', async () => {
    const problem = await problemOf(answering(200, `{"logs":["${'x'.repeat(5000)}"]}`), {
      maxAnswerBytes: 4096,
    });
    expect(problem.code).toBe('hyas.answer_too_large');
  });

  it('gives up on a server that does not answer', async () => {
    expect((await problemOf(() => {}, { timeoutMs: 50 })).code).toBe('hyas.timeout');
  });

  it('stops when it is aborted', async () => {
    const stopping = new AbortController();
    const { logs } = await against(() => stopping.abort());
    expect(await logs(query, stopping.signal)).toMatchObject({
      ok: false,
      problem: { code: 'hyas.stopped' },
    });
  });

  it('reports that nothing listens', async () => {
    const { logs } = await against(() => {});
    server?.close();
    expect(await logs(query, signal())).toMatchObject({ ok: false, problem: { code: 'hyas.unreachable' } });
  });

  it('treats logs: null as an empty page', async () => {
    const { logs } = await against(answering(200, '{"logs":null,"total_count":0}'));
    expect(await logs(query, signal())).toMatchObject({ ok: true, value: { rows: [], total: 0 } });
  });

  it('reads organizations with any other fields', async () => {
    const listed = [
      { client_id: 'A', client_name: 'Alpha' },
      { client_id: 'B', settings: {} },
      null,
      { id: 3 },
    ];
    const { organizations } = await against(answering(200, JSON.stringify({ organizations: listed })));
    expect(await organizations(signal())).toEqual({
      ok: true,
      value: [
        { externalId: 'A', name: 'Alpha' },
        { externalId: 'B', name: 'B' },
      ],
    });
  });

  it.each([401, 403, 404])('treats %d on organizations as “may not list them”', async (status) => {
    const { organizations } = await against(answering(status, '{}'));
    expect(await organizations(signal())).toEqual({ ok: true, value: null });
  });

  it('does not send a key that no header can contain', async () => {
    const baseUrl = 'http://127.0.0.1:9';
    for (const apiKey of ['', 'two\nlines', 'gänse']) {
      const odd = hyasClient({ baseUrl, apiKey, network: { allowPrivate: true, proxy: null }, clock });
      expect(await odd.logs(query, signal())).toMatchObject({ problem: { code: 'hyas.key_unusable' } });
      await odd.close();
    }
  });
});

describe('where the client may connect to', () => {
  const refusing = async (baseUrl: string) => {
    const refused = hyasClient({
      baseUrl,
      apiKey: key,
      network: { allowPrivate: false, proxy: null },
      clock,
      timeoutMs: 60_000,
    });
    const result = await refused.logs(query, signal());
    await refused.close();
    return result.ok ? null : result.problem.code;
  };

  it.each(['https://10.0.0.5', 'https://[fd00::1]', 'https://169.254.169.254'])(
    'not to %s unless private networks are allowed',
    async (baseUrl) => expect(await refusing(baseUrl)).toBe('hyas.private_address'),
  );

  it.each(['http://api.hyas.example', 'ftp://api.hyas.example', 'https://u:p@api.hyas.example', 'hyas'])(
    'not to %s at all',
    async (baseUrl) => expect(await refusing(baseUrl)).toBe('hyas.bad_base_url'),
  );
});

describe('the settings of a HYAS source', () => {
  it('need nothing', () =>
    expect(hyasConfigSchema.parse({})).toEqual({
      baseUrl: 'https://api.hyas.com',
      verdicts: ['blocked', 'malicious'],
      pollSeconds: 60,
      overlapMinutes: 15,
      backfillHours: 0,
      copyAllowList: false,
      pageSize: 1000,
    }));

  it('drop a final slash and repeated values', () =>
    expect(
      hyasConfigSchema.parse({ baseUrl: 'https://api.hyas.example/', verdicts: ['blocked', 'blocked'] }),
    ).toMatchObject({ baseUrl: 'https://api.hyas.example', verdicts: ['blocked'] }));

  it.each([
    { baseUrl: 'http://api.hyas.example' },
    { pollSeconds: 5 },
    { verdicts: [] },
    { verdicts: ['permitted'] },
  ])('refuse %j', (input) => expect(hyasConfigSchema.safeParse(input).success).toBe(false));
});

describe('Retry-After', () => {
  it.each([
    ['5', 5000],
    ['Thu, 15 Jan 2026 09:13:44 GMT', 60_000],
    ['Thu, 15 Jan 2026 09:00:00 GMT', 0],
    ['99999999', 3_600_000],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('%s is %s ms', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));
});
