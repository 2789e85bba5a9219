import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../platform/http/openapi.ts';
import { decodeCursor, idParams, pageQuery, pageSchema, toPage } from '../platform/http/page.ts';
import { type ChangeDeps, releaseQuery } from '../platform/settings/change.ts';
import { endEarly } from './suppress.ts';
import type { SuppressionKind } from './suppression.ts';
import { listSuppressions } from './suppression-store.ts';
import { suppressionSchema, viewSuppressions } from './suppression-view.ts';

interface Words {
  readonly kind: SuppressionKind;
  /** `/api/v1/silences`. */
  readonly path: string;
  readonly list: string;
  /** The last part of the path that ends a suppression. */
  readonly end: string;
  readonly ending: string;
}

const keySchema = z.object({ id: z.number().int().positive() });

/** What silences and acceptances have in common: both are listed with their history, and ended, not deleted. */
export function suppressionRoutes(
  deps: ChangeDeps,
  { kind, path, list, end, ending }: Words,
): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Noise'],
          summary: list,
          querystring: z.object({ ...pageQuery, state: suppressionSchema.shape.state.optional() }),
          response: { 200: pageSchema(suppressionSchema) },
        },
      },
      async ({ query: { limit, cursor, state } }) => {
        const now = clock.now();
        const beforeId = decodeCursor(cursor, keySchema)?.id;
        const rows = await listSuppressions(db, { kind, now, limit: limit + 1, state, beforeId });
        const page = toPage(
          rows,
          limit,
          (row) => row,
          ({ id }) => ({ id }),
        );
        return { ...page, items: await viewSuppressions(db, page.items, now) };
      },
    );

    app.post(
      `${path}/:id/${end}`,
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Noise'],
          summary: ending,
          params: idParams,
          querystring: releaseQuery,
          response: {
            200: suppressionSchema,
            ...problemResponses({
              not_found: 'There is none with this id.',
              conflict: 'It has already ended.',
            }),
          },
        },
      },
      async ({ params, query: { release }, principal }) => {
        const row = await endEarly(deps, kind, params.id, principal, release);
        const [view] = await viewSuppressions(db, [row], clock.now());
        return view as NonNullable<typeof view>;
      },
    );
  };
}
