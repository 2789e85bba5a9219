import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../../../test/http/start-server.ts';
import { roles } from './principal.ts';

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
  ])('without a valid token (%s) the answer is 401', async (authorization, code) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await (await start()).inject({ url: '/api/v1/for-viewer', headers });
    expect([answer.statusCode, answer.json().code]).toEqual([401, code]);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('the scheme may be in any letter case', async () => {
    const headers = { authorization: 'bearer pkt_admin' };
    expect((await (await start()).inject({ url: '/api/v1/for-admin', headers })).statusCode).toBe(200);
  });

  it('a route for one’s own account refuses tokens of any role', async () => {
    const routes: FastifyPluginAsyncZod[] = [
      async (app) =>
        void app.get('/api/v1/own', {
          config: { access: 'viewer', person: true },
          schema: { tags: ['Things'], summary: 'Own', response: { 200: z.object({}) } },
          handler: async () => ({}),
        }),
    ];
    for (const role of roles) {
      const headers = { authorization: `Bearer pkt_${role}` };
      const answer = await (await start({ routes })).inject({ url: '/api/v1/own', headers });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'http.person_needed']);
    }
  });

  it('a route that does not declare who may call it does not start', async () => {
    const routes: FastifyPluginAsyncZod[] = [async (app) => void app.get('/forgotten', async () => 'open')];
    await expect(start({ routes })).rejects.toThrow('GET /forgotten');
  });
});
