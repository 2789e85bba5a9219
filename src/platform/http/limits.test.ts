import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { describe, expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';
import { defaultLimits } from './limits.ts';

describe('limits', () => {
  const viewer = { url: '/api/v1/for-viewer', headers: { authorization: 'Bearer pkt_viewer' } };
  const wrong = { url: '/api/v1/for-viewer', headers: { authorization: 'Bearer pkt_wrong' } };

  it('a token over its limit waits, another token does not', async () => {
    const server = await start({ limits: { ...defaultLimits, known: 2 } });
    for (const status of [200, 200, 429]) expect((await server.inject(viewer)).statusCode).toBe(status);
    const refused = await server.inject(viewer);
    expect(refused.json().code).toBe('http.too_many_requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const admin = { ...viewer, headers: { authorization: 'Bearer pkt_admin' } };
    expect((await server.inject(admin)).statusCode).toBe(200);
  });

  it('refused tokens have a strict limit, which does not lock out the valid ones of that address', async () => {
    const server = await start({ limits: { ...defaultLimits, refused: 1 } });
    for (const status of [401, 429]) expect((await server.inject(wrong)).statusCode).toBe(status);
    expect((await server.inject(wrong)).json().code).toBe('http.too_many_refused_tokens');
    expect((await server.inject(viewer)).statusCode).toBe(200);
  });

  it('a flood is refused before its tokens are looked up', async () => {
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

  describe('behind an untrusted proxy, where all clients share one address', () => {
    const session = { url: '/api/v1/for-viewer', headers: { cookie: 'ada' } };
    const limits = { ...defaultLimits, unknown: 3, refused: 2 };
    const authenticateSession = async (cookie: string) =>
      cookie === 'ada'
        ? {
            principal: {
              kind: 'user' as const,
              id: 'user:ada',
              name: 'Ada',
              role: 'viewer' as const,
              companies: 'all' as const,
            },
            setCookies: [],
          }
        : null;

    it.each([
      ['without credentials', {}],
      ['with a wrong token', { authorization: 'Bearer pkt_wrong' }],
      ['with a forged cookie', { cookie: 'forged' }],
    ])('requests %s lock out neither a valid token nor a signed-in person', async (_, headers) => {
      const isKnownToken = async (token: string) => token === 'pkt_viewer';
      const server = await start({ limits, authenticateSession, isKnownToken });
      const flood = () => server.inject({ url: '/api/v1/for-viewer', headers });
      for (let at = 0; at < 10; at += 1) await flood();
      expect((await flood()).statusCode).toBe(429);
      expect((await server.inject(viewer)).statusCode).toBe(200);
      expect((await server.inject(session)).statusCode).toBe(200);
    });

    it('refused requests to one webhook count there alone, and accepted ones never count', async () => {
      const own: FastifyPluginAsyncZod = async (app) => {
        app.get('/hook/:id', { config: { access: 'own' } }, async ({ query }, reply) =>
          reply.code((query as { good?: string }).good ? 202 : 401).send(),
        );
      };
      const server = await start({ limits: { ...defaultLimits, own: 2 }, routes: [own] });
      const statuses = async (...urls: string[]) => {
        const seen = [];
        for (const url of urls) seen.push((await server.inject(url)).statusCode);
        return seen;
      };
      const good = '/hook/1?good=1';
      expect(await statuses(good, good, good, good)).toEqual([202, 202, 202, 202]);
      expect(await statuses('/hook/1', '/hook/1', '/hook/1', '/hook/1')).toEqual([401, 401, 401, 429]);
      expect(await statuses('/hook/2', '/hook/2?good=1')).toEqual([401, 202]);
    });
  });
});
