import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { loadStatus, type StatusDeps } from './load-status.ts';
import { statusSchema } from './status.ts';

/** The state of Picket, and what needs attention. */
export function statusRoutes(deps: StatusDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/status',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Picket'],
          summary: 'The status of Picket: each fault, where it is, and how to fix it',
          response: { 200: statusSchema },
        },
      },
      () => loadStatus(deps),
    );
  };
}
