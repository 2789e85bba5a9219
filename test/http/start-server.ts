import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import { afterEach } from 'vitest';
import { z } from 'zod';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../../src/platform/http/page.ts';
import { type Principal, type Role, roles } from '../../src/platform/http/principal.ts';
import { buildServer, type ServerOptions } from '../../src/platform/http/server.ts';
import { ProblemError, refuse } from '../../src/platform/values/problem.ts';

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

/** Routes that show how a server treats every route. */
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
      if (request.params.id === 1) throw refuse('conflict', thing('things.broken', 'never'));
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
    { kind: 'token', id: `token:${role}`, name: `Ms ${role}`, role, companies: 'all' as const },
  ]),
);

/** A server with routes to try; `pkt_viewer`, `pkt_analyst` and `pkt_admin` are its tokens. Closed after the test. */
export async function start(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  const server = await buildServer({
    log: pino({ level: 'silent' }),
    config: { host: '127.0.0.1', trustProxy: false },
    authenticate: async (token) => principals.get(token) ?? null,
    routes: [things],
    ...options,
  });
  servers.push(server);
  return server;
}
