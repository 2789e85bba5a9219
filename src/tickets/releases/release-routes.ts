import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ChangeDeps, releaseChoices } from '../../platform/settings/change.ts';
import { loadAwaiting, release } from './release.ts';

const awaitingSchema = z.object({
  total: z.number().int(),
  companies: z.array(z.object({ companyId: z.number(), name: z.string(), count: z.number().int() })),
});

/** The incidents that a change would release at once, and a person’s choice for them. */
export function releaseRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  return async (app) => {
    app.get(
      '/api/v1/releases',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Incidents'],
          summary: 'Incidents that a change would release and that wait for a choice, by company',
          response: { 200: awaitingSchema },
        },
      },
      () => loadAwaiting(db, clock.now()),
    );

    app.post(
      '/api/v1/releases',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Incidents'],
          summary: 'Release the incidents that wait for a choice, or ticket only new ones',
          description:
            '`now`: they are ticketed. `new-only`: they are closed without a ticket, and the next detection opens a new incident.',
          body: z.object({
            release: z.enum(releaseChoices),
            companyId: z
              .number()
              .int()
              .positive()
              .max(Number.MAX_SAFE_INTEGER)
              .optional()
              .describe('Only of this company.'),
          }),
          response: {
            200: awaitingSchema.extend({ released: z.number().int().describe('The number of incidents.') }),
          },
        },
      },
      async ({ body, principal }) => {
        const released = await release(deps, { choice: body.release, companyId: body.companyId }, principal);
        return { ...(await loadAwaiting(db, clock.now())), released };
      },
    );
  };
}
