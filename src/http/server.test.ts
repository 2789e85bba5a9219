import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Principal, type Role, roles } from '../accounts/principal.ts';
import { systemClock } from '../values/clock.ts';
import { ProblemError } from '../values/problem.ts';
import { defaultLimits } from './limits.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from './page.ts';
import { withStatus } from './problem-details.ts';
import { buildServer, type ServerOptions } from './server.ts';

const servers: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const thing = (problem: string, retry: 'never' | 'later') => ({
  code: problem,
  message: 'It is not there.',
  hint: 'Look elsewhere.',
  retry,
});

const things: FastifyPluginAsyncZod = async (app) => {
  for (const role of roles) {
    app.get(
      `/api/v1/for-${role}`,
      {
        config: { access: role },
        schema: { tags: ['Things'], summary: role, response: { 200: z.object({ by: z.string() }) } },
      },
      async (request) => ({ by: request.principal.name, secret: 'never leaves' }),
    );
  }
  app.post(
    '/api/v1/things',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Things'],
        summary: 'Echo',
        body: z.object({ name: z.string().max(10), more: z.unknown().optional() }),
        querystring: z.object({ tag: z.string().optional() }),
        response: { 200: z.object({ name: z.string() }) },
      },
    },
    async (request) => ({ name: request.body.name }),
  );
  app.get(
    '/api/v1/things/:id',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Things'],
        summary: 'One',
        params: idParams,
        response: { 200: z.object({ id: z.number() }) },
      },
    },
    async (request) => {
      if (request.params.id === 1) throw withStatus(409, thing('things.broken', 'never'));
      if (request.params.id === 2) throw new ProblemError(thing('things.not_found', 'never'));
      if (request.params.id === 3) throw new ProblemError(thing('things.busy', 'later'));
      if (request.params.id === 4) throw new Error('password hunter2 at /srv/inside');
      return { id: request.params.id };
    },
  );
  const keySchema = z.object({ id: z.number() });
  app.get(
    '/api/v1/things',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Things'],
        summary: 'All',
        querystring: z.object(pageQuery),
        response: { 200: pageSchema(z.object({ id: z.number() })) },
      },
    },
    async ({ query }) => {
      const after = decodeCursor(query.cursor, keySchema)?.id ?? 0;
      const rows = Array.from({ length: 7 }, (_, at) => ({ id: at + 1 })).filter((row) => row.id > after);
      return toPage(rows, query.limit, (row) => row, keySchema.parse);
    },
  );
};

const principals = new Map<string, Principal>(
  roles.map((role: Role) => [
    `pkt_${role}`,
    { kind: 'token', id: `token:${role}`, name: `Ms ${role}`, role },
  ]),
);

async function start(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  const server = await buildServer({
    log: pino({ level: 'silent' }),
    config: { host: '127.0.0.1', trustProxy: false },
    authenticate: async (token) => principals.get(token) ?? null,
    clock: systemClock,
    routes: [things],
    ...options,
  });
  servers.push(server);
  return server;
}

describe('bad requests are answered with problem details', () => {
  const json = { 'content-type': 'application/json' };
  const post = { method: 'POST', url: '/api/v1/things', headers: json } as const;
  it.each([
    ['malformed JSON', { ...post, payload: '{"name": ' }, 400, 'http.malformed_json'],
    ['a poisoned prototype', { ...post, payload: '{"__proto__": {}}' }, 400, 'http.malformed_json'],
    ['an empty body', { ...post, payload: '' }, 400, 'http.empty_body'],
    ['no body at all', { method: 'POST', url: '/api/v1/things' } as const, 400, 'http.invalid_request'],
    [
      'a body of another type',
      { ...post, headers: { 'content-type': 'text/plain' }, payload: 'name=a' },
      415,
      'http.wrong_content_type',
    ],
    ['a wrong value', { ...post, payload: '{"name": 7}' }, 400, 'http.invalid_request'],
    [
      'ten megabytes',
      { ...post, payload: JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }) },
      413,
      'http.body_too_large',
    ],
    ['NUL in the body', { ...post, payload: '{"name": "a\\u0000"}' }, 400, 'http.unstorable_text'],
    [
      'NUL in a key',
      { ...post, payload: '{"name": "a", "more": {"\\u0000": 1}}' },
      400,
      'http.unstorable_text',
    ],
    ['a lone surrogate', { ...post, payload: '{"name": "\\ud800"}' }, 400, 'http.unstorable_text'],
    [
      'NUL in the query',
      { ...post, url: '/api/v1/things?tag=%00', payload: '{"name": "a"}' },
      400,
      'http.unstorable_text',
    ],
    ['NUL in the path', { method: 'GET', url: '/api/v1/things/%00' } as const, 400, 'http.unstorable_text'],
    [
      'an id that is none',
      { method: 'GET', url: '/api/v1/things/1e3' } as const,
      400,
      'http.invalid_request',
    ],
    [
      'an id beyond numbers',
      { method: 'GET', url: '/api/v1/things/99999999999999999999' } as const,
      400,
      'http.invalid_request',
    ],
    [
      'a path that cannot be decoded',
      { method: 'GET', url: '/api/v1/things/%E0%A4%A' } as const,
      400,
      'http.malformed_request',
    ],
    [
      'an endless parameter',
      { method: 'GET', url: `/api/v1/things/${'9'.repeat(600)}` } as const,
      414,
      'http.malformed_request',
    ],
    ['an unknown address', { method: 'GET', url: '/nowhere' } as const, 404, 'http.not_found'],
    [
      'a wrong method',
      { method: 'DELETE', url: '/api/v1/things/5' } as const,
      405,
      'http.method_not_allowed',
    ],
    ['a chosen status', { method: 'GET', url: '/api/v1/things/1' } as const, 409, 'things.broken'],
    ['a missing thing', { method: 'GET', url: '/api/v1/things/2' } as const, 404, 'things.not_found'],
    ['what passes by itself', { method: 'GET', url: '/api/v1/things/3' } as const, 503, 'things.busy'],
    [
      'a cursor of another list',
      { method: 'GET', url: '/api/v1/things?cursor=eyJhIjoxfQ' } as const,
      400,
      'http.malformed_cursor',
    ],
    [
      'a cursor that is noise',
      { method: 'GET', url: '/api/v1/things?cursor=%25%25' } as const,
      400,
      'http.malformed_cursor',
    ],
    [
      'a page of none',
      { method: 'GET', url: '/api/v1/things?limit=0' } as const,
      400,
      'http.invalid_request',
    ],
    [
      'a page of too many',
      { method: 'GET', url: '/api/v1/things?limit=201' } as const,
      400,
      'http.invalid_request',
    ],
  ])('%s', async (_what, request, status, code) => {
    const answer = await (await start()).inject(request);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ status, type: 'about:blank', hint: expect.any(String) });
    if (answer.headers['x-request-id'] !== undefined)
      expect(answer.json().requestId).toBe(answer.headers['x-request-id']);
  });

  it('points to the value that is wrong', async () => {
    const answer = await (await start()).inject({ ...post, payload: { name: 'far too long a name' } });
    expect(answer.json().errors).toEqual([
      { in: 'body', pointer: '/name', detail: expect.stringContaining('10') },
    ]);
  });

  it('a body of a hundred thousand brackets overflows nothing', async () => {
    const payload = `{"name":"a","more":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await (await start()).inject({ ...post, payload })).statusCode).toBe(200);
  });

  it('nothing of the inside is told when something unexpected happens', async () => {
    const answer = await (await start()).inject('/api/v1/things/4');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/hunter2|inside\/|srv/);
    expect(answer.json().hint).toContain(answer.headers['x-request-id']);
  });

  it('a wrong method is told which ones there are', async () => {
    const answer = await (await start()).inject({ method: 'PUT', url: '/api/v1/things' });
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });
});

describe('access', () => {
  const rank = { viewer: 0, analyst: 1, admin: 2 };
  const cases = roles.flatMap((role) => roles.map((needed) => [role, needed] as const));
  it.each(cases)('a token of %s at a route for %s', async (role, needed) => {
    const answer = await (await start()).inject({
      url: `/api/v1/for-${needed}`,
      headers: { authorization: `Bearer pkt_${role}` },
    });
    expect(answer.statusCode).toBe(rank[role] >= rank[needed] ? 200 : 403);
    if (answer.statusCode === 200) expect(answer.json()).toEqual({ by: `Ms ${role}` });
    else expect(answer.json().code).toBe('http.role_too_low');
  });

  it.each([
    [undefined, 'http.sign_in_needed'],
    ['Bearer pkt_unknown', 'http.token_refused'],
    ['Bearer ', 'http.token_refused'],
    ['Basic cGt0X2FkbWlu', 'http.token_refused'],
    ['Bearer pkt_admin pkt_admin', 'http.token_refused'],
  ])('without a good token (%s) it is 401', async (authorization, code) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await (await start()).inject({ url: '/api/v1/for-viewer', headers });
    expect([answer.statusCode, answer.json().code]).toEqual([401, code]);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('the scheme is taken in any case', async () => {
    const headers = { authorization: 'bearer pkt_admin' };
    expect((await (await start()).inject({ url: '/api/v1/for-admin', headers })).statusCode).toBe(200);
  });

  it('a route that does not say who may call it does not start', async () => {
    const routes: FastifyPluginAsyncZod[] = [async (app) => void app.get('/forgotten', async () => 'open')];
    await expect(start({ routes })).rejects.toThrow('GET /forgotten');
  });
});

describe('limits', () => {
  const viewer = { url: '/api/v1/for-viewer', headers: { authorization: 'Bearer pkt_viewer' } };
  const wrong = { url: '/api/v1/for-viewer', headers: { authorization: 'Bearer pkt_wrong' } };

  it('a token over its limit waits, another one does not', async () => {
    const server = await start({ limits: { ...defaultLimits, known: 2 } });
    for (const status of [200, 200, 429]) expect((await server.inject(viewer)).statusCode).toBe(status);
    const refused = await server.inject(viewer);
    expect(refused.json().code).toBe('http.too_many_requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const admin = { ...viewer, headers: { authorization: 'Bearer pkt_admin' } };
    expect((await server.inject(admin)).statusCode).toBe(200);
  });

  it('refused tokens are limited strictly, without locking out the good ones of that address', async () => {
    const server = await start({ limits: { ...defaultLimits, refused: 1 } });
    for (const status of [401, 429]) expect((await server.inject(wrong)).statusCode).toBe(status);
    expect((await server.inject(wrong)).json().code).toBe('http.too_many_refused_tokens');
    expect((await server.inject(viewer)).statusCode).toBe(200);
  });

  it('a flood is turned away before its tokens are looked up', async () => {
    let looked = 0;
    const server = await start({
      limits: { ...defaultLimits, unknown: 2 },
      authenticate: async () => {
        looked += 1;
        return null;
      },
    });
    for (let at = 0; at < 10; at += 1) await server.inject(wrong);
    expect(looked).toBe(3);
    const elsewhere = await server.inject({ ...wrong, remoteAddress: '192.0.2.7' });
    expect(elsewhere.statusCode).toBe(401);
  });

  it('unknown addresses count', async () => {
    const server = await start({ limits: { ...defaultLimits, unknown: 1 } });
    for (const status of [404, 429]) expect((await server.inject('/nowhere')).statusCode).toBe(status);
  });
});

describe('the Host header', () => {
  const at = (server: FastifyInstance, host: string) =>
    server.inject({ url: '/api/v1/things', headers: { host } });

  it.each(['localhost:8440', '127.0.0.1', '[::1]:8440', 'LOCALHOST', 'localhost.:8440'])(
    'on loopback, %s is answered',
    async (host) => expect((await at(await start(), host)).statusCode).toBe(200),
  );

  it.each([
    'rebound.example',
    '127.0.0.1.rebound.example',
    'localhost.rebound.example:8440',
    '192.0.2.1',
    '',
  ])('on loopback, “%s” is refused', async (host) => {
    const answer = await at(await start(), host);
    expect([answer.statusCode, answer.json().code]).toEqual([421, 'http.wrong_host']);
  });

  it('the public name is answered, too', async () => {
    const config = { host: '127.0.0.1', trustProxy: false, publicUrl: 'https://picket.example/' } as const;
    expect((await at(await start({ config }), 'picket.example')).statusCode).toBe(200);
  });

  it('elsewhere than on loopback every name is', async () => {
    const server = await start({ config: { host: '192.0.2.1', trustProxy: false } });
    expect((await at(server, 'picket.example')).statusCode).toBe(200);
  });
});

describe('the description of the API', () => {
  interface Described {
    openapi: string;
    paths: Record<
      string,
      Record<string, { responses?: Record<string, unknown>; tags?: string[]; security?: unknown }>
    >;
    components: { schemas: Record<string, unknown> };
  }

  it('is OpenAPI 3.1, and every route says what it answers, errors included', async () => {
    const document = (await (await start()).inject('/api/openapi.json')).json<Described>();
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(6);
    for (const operation of operations) {
      expect(Object.keys(operation.responses ?? {})).toEqual(expect.arrayContaining(['400', '429', '500']));
      expect(operation.tags?.length).toBe(1);
    }
    expect(document.components.schemas).toHaveProperty('ProblemDetails');
    const admin = document.paths['/api/v1/for-admin']?.get;
    expect(admin?.security).toEqual([{ token: [] }]);
    expect(admin?.responses).toMatchObject({
      403: {
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
      },
    });
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty([String(name)]);
  });

  it('has a page that works under its policy: no inline script, everything from here', async () => {
    const server = await start();
    const page = await server.inject('/api/docs/');
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => String(source));
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const answer = await server.inject(new URL(source, 'http://localhost/api/docs/').pathname);
      expect(answer.statusCode).toBe(200);
    }
  });

  it('pages are strict by default', async () => {
    const { headers } = await (await start()).inject('/api/v1/things');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

it('a list is read to its end through its cursors', async () => {
  const server = await start();
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const url = `/api/v1/things?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`;
    const page: { items: { id: number }[]; nextCursor: string | null } = (await server.inject(url)).json();
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('answers on a real socket, malformed HTTP included, and observes what it answered', async () => {
  const observed: unknown[] = [];
  const server = await start({ observe: (answer) => observed.push(answer) });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/api/v1/things/7?secret=1`);
  expect(await answer.json()).toEqual({ id: 7 });
  expect(observed).toMatchObject([{ method: 'GET', route: '/api/v1/things/:id', status: 200 }]);

  const raw = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(raw).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(raw).toContain('"code":"http.malformed_request"');
});
