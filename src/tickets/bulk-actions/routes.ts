import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { actOnSeveral } from './act-on-several.ts';
import { askedSchema, isWide } from './asked.ts';
import type { BulkActionRow } from './store.ts';
import { undoAction } from './undo-action.ts';

const outcomesSchema = z.array(
  z.object({
    incidentId: z.number(),
    problem: problemSchema.nullable().describe('Why nothing was done with it; null: it was done.'),
  }),
);

export const bulkActionSchema = z
  .object({
    id: z.number(),
    action: z.enum(['retry', 'skip', 'silence', 'accept', 'allow']),
    by: z.string(),
    at: z.iso.datetime(),
    done: z.number().int().describe('With how many incidents it was done.'),
    results: outcomesSchema.describe('The result for each incident.'),
    undoable: z.boolean().describe('Whether it can be undone now.'),
    undone: z
      .object({ by: z.string(), at: z.iso.datetime(), done: z.number().int(), results: outcomesSchema })
      .nullable()
      .describe('Who undid it, and the result for each incident.'),
  })
  .meta({ id: 'BulkAction' });

/** Actions of people on several incidents in one call. */
export function bulkActionRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/incidents/actions',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Retry, skip, silence, accept or allow several incidents',
          description:
            'Each incident has a result: one that fails stops no other. A silence, an accepted risk or an allowed domain concerns later incidents too, so it needs access to all companies. What an incident is then decided to be follows within a second.',
          body: askedSchema,
          response: {
            200: bulkActionSchema,
            ...problemResponses({
              conflict: 'The key was used for another action.',
              invalid: 'The end is in the past.',
            }),
          },
        },
      },
      async ({ body, principal }) => {
        if (isWide(body.action) && principal.companies !== 'all')
          throw refuse('forbidden', httpProblems.limitedToCompanies());
        return view(await actOnSeveral(deps, { ...body, key: body.key ?? randomUUID() }, principal));
      },
    );

    app.post(
      '/api/v1/incidents/actions/:id/undo',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Undo what was done with several incidents',
          description:
            'Only what was done is undone: an incident that was refused, or that somebody changed since, stays as it is. A repeat answers the same.',
          params: idParams,
          response: {
            200: bulkActionSchema,
            ...problemResponses({
              not_found: 'There is no such action, or it is more than 7 days old.',
              conflict: 'A retry cannot be undone.',
            }),
          },
        },
      },
      async ({ params, principal }) => view(await undoAction(deps, params.id, principal)),
    );
  };
}

function view(row: BulkActionRow): z.infer<typeof bulkActionSchema> {
  const { id, asked, made_by: by, made_at: at, undone_by: undoneBy, undone_at: undoneAt } = row;
  const shown = (results: BulkActionRow['results']) => ({
    done: results.filter(({ problem }) => problem === null).length,
    results: results.map(({ incidentId, problem }) => ({ incidentId, problem })),
  });
  const { done, results } = shown(row.results);
  const isUndone = undoneBy !== null && undoneAt !== null;
  return {
    id,
    action: asked.action,
    by,
    at: at.toISOString(),
    done,
    results,
    undoable: asked.action !== 'retry' && done > 0 && !isUndone,
    undone: isUndone ? { by: undoneBy, at: undoneAt.toISOString(), ...shown(row.undo_results) } : null,
  };
}
