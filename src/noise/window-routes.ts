import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { idParams } from '../platform/http/page.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice, releaseQuery } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import { noiseProblems } from './problems.ts';
import { missingCompanies } from './suppression-store.ts';
import { deleteWindow, insertWindow, listWindows, lockWindow, updateWindow } from './window-store.ts';
import { viewWindow, windowBody, windowSchema } from './window-view.ts';

interface Change {
  readonly principal: Principal;
  readonly query: { readonly release?: ReleaseChoice | undefined };
}

/** Maintenance windows: incidents that begin in one are held until its end. */
export function windowRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  /** One change with its audit entry; held incidents are decided again. */
  async function change<T>(
    { principal, query }: Change,
    make: (
      tx: Kysely<Schema>,
      at: Date,
    ) => Promise<{ did: string; id: number; before?: unknown; after?: unknown; result: T }>,
  ): Promise<T> {
    return changing(deps, { release: query.release }, async (tx, at) => {
      const { did, id, result: made, ...states } = await make(tx, at);
      const subject = `maintenance_window:${id}`;
      const action = `maintenance_window.${did}`;
      await recordAudit(tx, { at, actor: actorOf(principal), action, subject, ...states });
      return made;
    });
  }

  async function refuseMissing(tx: Kysely<Schema>, ids: readonly number[]): Promise<void> {
    const missing = await missingCompanies(tx, ids);
    if (missing.length > 0) throw refuse('invalid', noiseProblems.unknownCompanies(missing));
  }

  async function find(tx: Kysely<Schema>, id: number) {
    const row = await lockWindow(tx, id);
    if (row === undefined) throw refuse('not_found', noiseProblems.notFound('maintenance window', id));
    return row;
  }

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
        const id = await change({ principal, query }, async (tx, at) => {
          await refuseMissing(tx, body.companyIds);
          const made = await insertWindow(tx, body, { at, by: principal.name });
          return { did: 'made', id: made, after: body, result: made };
        });
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
      async ({ params: { id }, body, query, principal }) => {
        await change({ principal, query }, async (tx) => {
          const before = await find(tx, id);
          await refuseMissing(tx, body.companyIds);
          await updateWindow(tx, id, body);
          return { did: 'changed', id, before, after: body, result: null };
        });
        return { id };
      },
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
      async ({ params: { id }, query, principal }, reply) => {
        await change({ principal, query }, async (tx) => {
          const before = await find(tx, id);
          await deleteWindow(tx, id);
          return { did: 'deleted', id, before, result: null };
        });
        return reply.code(204).send();
      },
    );
  };
}
