import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../platform/http/openapi.ts';
import { idParams } from '../platform/http/page.ts';
import { type ChangeDeps, releaseQuery } from '../platform/settings/change.ts';
import { addWindow, removeWindow, replaceWindow } from './change-window.ts';
import { listWindows } from './window-store.ts';
import { viewWindow, windowBody, windowSchema } from './window-view.ts';

/** Maintenance windows: incidents that begin in one are held until it ends. */
export function windowRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  return async (app) => {
    app.get(
      '/api/v1/maintenance-windows',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Noise'],
          summary: 'All maintenance windows',
          response: { 200: z.object({ items: z.array(windowSchema) }) },
        },
      },
      async () => {
        const { rows, names } = await listWindows(db);
        return { items: rows.map((row) => viewWindow(row, names, clock.now())) };
      },
    );

    app.post(
      '/api/v1/maintenance-windows',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Noise'],
          summary: 'Create a maintenance window',
          querystring: releaseQuery,
          body: windowBody,
          response: {
            201: z.object({ id: z.number() }),
            ...problemResponses({ invalid: 'A company does not exist.' }),
          },
        },
      },
      async ({ body, query, principal }, reply) => {
        const id = await addWindow(deps, body, { principal, release: query.release });
        return reply.code(201).send({ id });
      },
    );

    app.put(
      '/api/v1/maintenance-windows/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Noise'],
          summary: 'Change a maintenance window',
          params: idParams,
          querystring: releaseQuery,
          body: windowBody,
          response: {
            200: z.object({ id: z.number() }),
            ...problemResponses({
              not_found: 'There is none with this id.',
              invalid: 'A company does not exist.',
            }),
          },
        },
      },
      async ({ params, body, query: { release }, principal }) => ({
        id: await replaceWindow(deps, params.id, body, { principal, release }),
      }),
    );

    app.delete(
      '/api/v1/maintenance-windows/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Noise'],
          summary: 'Delete a maintenance window, and decide the incidents that it holds again',
          params: idParams,
          querystring: releaseQuery,
          response: {
            204: z.undefined().describe('It was deleted.'),
            ...problemResponses({ not_found: 'There is none with this id.' }),
          },
        },
      },
      async ({ params, query: { release }, principal }, reply) => {
        await removeWindow(deps, params.id, { principal, release });
        return reply.code(204).send();
      },
    );
  };
}
