import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../../../test/http/start-server.ts';
import type { Access } from './access.ts';

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

  it('points to the wrong value', async () => {
    const answer = await (await start()).inject({ ...post, payload: { name: 'far too long a name' } });
    expect(answer.json().errors).toEqual([
      { in: 'body', pointer: '/name', detail: expect.stringContaining('10') },
    ]);
  });

  it('a body of thousands of brackets or of values is refused before it is parsed', async () => {
    const server = await start();
    for (const more of [`${'['.repeat(7000)}${']'.repeat(7000)}`, `[${'[],'.repeat(33)}${'['.repeat(40)}`]) {
      const answer = await server.inject({ ...post, payload: `{"name":"a","more":${more}}` });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'http.body_too_complex']);
    }
  });

  it.each([
    ['public', 16],
    ['viewer', 64],
  ])('a route for %s accepts %i KiB by default', async (access, kibibytes) => {
    const routes = ['', '-large'].map(
      (name): FastifyPluginAsyncZod =>
        async (app) => {
          app.post(
            `/api/v1/sized${name}`,
            {
              config: { access: access as Access },
              ...(name === '' ? {} : { bodyLimit: 1024 * 1024 }),
              schema: {
                tags: ['Things'],
                summary: 'Take',
                body: z.object({ text: z.string() }),
                response: { 200: z.object({}) },
              },
            },
            async () => ({}),
          );
        },
    );
    const server = await start({ routes });
    const send = async (name: string, bytes: number) => {
      const payload = { text: 'x'.repeat(bytes - '{"text":""}'.length) };
      const headers = { authorization: 'Bearer pkt_viewer' };
      return (await server.inject({ method: 'POST', url: `/api/v1/sized${name}`, headers, payload }))
        .statusCode;
    };
    const most = kibibytes * 1024;
    expect([await send('', most), await send('', most + 1), await send('-large', most + 1)]).toEqual([
      200, 413, 200,
    ]);
  });

  it('an unknown field is refused, and the probable name is suggested', async () => {
    const answer = await (await start()).inject({ ...post, payload: { name: 'a', mor: 1 } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'http.unknown_fields']);
    expect(answer.json().errors).toEqual([
      { in: 'body', pointer: '/mor', detail: 'is an unknown field. Did you mean “more”?' },
    ]);
  });

  it('an unexpected error reveals nothing internal', async () => {
    const answer = await (await start()).inject('/api/v1/things/4');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/hunter2|inside\/|srv/);
    expect(answer.json().hint).toContain(answer.headers['x-request-id']);
  });

  it('the answer to a wrong method lists the right ones', async () => {
    const answer = await (await start()).inject({ method: 'PUT', url: '/api/v1/things' });
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });
});
