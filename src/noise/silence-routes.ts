import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../platform/http/openapi.ts';
import { timeSchema } from '../platform/http/time-schema.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import { coversEverything, matchersSchema } from './matchers.ts';
import { previewMatchers } from './preview.ts';
import { noiseProblems } from './problems.ts';
import { suppress } from './suppress.ts';
import { suppressionRoutes } from './suppression-routes.ts';
import { commentSchema, endSchema, suppressionSchema, viewSuppressions } from './suppression-view.ts';

const silenceSchema = z.object({
  matchers: matchersSchema,
  comment: commentSchema,
  startsAt: timeSchema.optional().describe('Omitted: now.'),
  endsAt: endSchema,
  everything: z.boolean().default(false).describe('Confirms a silence of all incidents of all companies.'),
});

const previewSchema = z.object({
  open: z.number().describe('Open incidents that it matches.'),
  lastWeek: z.number().describe('Incidents opened in the last 7 days that it matches.'),
  everything: z.boolean().describe('Whether it has no condition.'),
  examples: z
    .array(
      z.object({
        incidentId: z.number(),
        companyName: z.string(),
        registrableDomain: z.string().nullable(),
        device: z.string().nullable(),
      }),
    )
    .describe('The last 5.'),
});

/** Silences: incidents that match are held until the silence ends. */
export function silenceRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  return async (app) => {
    await app.register(
      suppressionRoutes(deps, {
        kind: 'silence',
        path: '/api/v1/silences',
        list: 'Silences with their history, the newest first',
        end: 'end',
        ending: 'End a silence now, and decide the incidents that it held again',
      }),
    );

    app.post(
      '/api/v1/silences',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Noise'],
          summary: 'Silence matching incidents until an end',
          description:
            'Open tickets do not change. Silenced incidents are held, and decided again at the end.',
          body: silenceSchema,
          response: {
            201: suppressionSchema,
            ...problemResponses({
              invalid:
                'Its end is in the past, a company does not exist, or it silences everything without a confirmation.',
            }),
          },
        },
      },
      async ({ body, principal }, reply) => {
        const { matchers, comment, startsAt, endsAt, everything } = body;
        if (coversEverything(matchers) && !everything)
          throw refuse('invalid', noiseProblems.silencesEverything());
        const row = await suppress(
          deps,
          {
            kind: 'silence',
            matchers,
            comment,
            endsAt: endsAt === null ? null : new Date(endsAt),
            ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
          },
          principal,
        );
        const [view] = await viewSuppressions(db, [row], clock.now());
        return reply.code(201).send(view as NonNullable<typeof view>);
      },
    );

    app.post(
      '/api/v1/silences/preview',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Noise'],
          summary: 'Count the incidents that a silence would match',
          body: z.object({ matchers: matchersSchema }),
          response: { 200: previewSchema },
        },
      },
      ({ body }) => previewMatchers(db, body.matchers, clock.now()),
    );
  };
}
