import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadStatus, type StatusDeps } from './load-status.ts';
import { sourceWatch } from './source-watch.ts';
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

    await app.register(
      settingRoutes({
        db: deps.db,
        clock: deps.clock,
        setting: sourceWatch,
        path: 'sources',
        tag: 'Settings',
        about: 'when a source counts as silent',
        description: 'A silent source is shown in the status, and people are notified of it.',
        changed: () => {},
      }),
    );
  };
}
