import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { loadSeenFacts } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { findIncident } from '../../incidents/store.ts';
import { sees } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { chooseText } from './choose-text.ts';
import { nextSteps } from './next-steps.ts';

export const incidentNextStepsSchema = z
  .object({
    text: z
      .string()
      .nullable()
      .describe(
        'The text that its next ticket prints as `next_steps`; null: a roll-up, which names incidents that have their own.',
      ),
    name: z
      .string()
      .nullable()
      .describe('The name of the text; null: the default text, or the caller is limited to companies.'),
    because: z.string().nullable().describe('The block reason or category by which it was chosen.'),
  })
  .meta({ id: 'IncidentNextSteps' });

export type IncidentNextSteps = z.infer<typeof incidentNextStepsSchema>;

/** What to do next about one incident, whether it has a ticket or not. */
export const incidentNextStepsRoute =
  ({ db }: { readonly db: Kysely<Schema> }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/v1/incidents/:id/next-steps',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'What to do next about an incident',
          description:
            'The text that its ticket would have with the current texts. Also for an incident without a ticket.',
          params: idParams,
          response: {
            200: incidentNextStepsSchema,
            ...problemResponses({ not_found: 'There is no such incident.' }),
          },
        },
      },
      async ({ params: { id }, principal: { companies } }): Promise<IncidentNextSteps> => {
        const incident = await findIncident(db, id);
        if (incident === null || !sees(companies, incident.companyId)) {
          throw refuse('not_found', incidentProblems.notFound(id));
        }
        if (incident.kind !== 'detections') return { text: null, name: null, because: null };
        const { text, name, because } = chooseText(
          await loadSetting(db, nextSteps),
          await saidOf(db, incident),
        );
        // The name of a text may name another company.
        return { text, name: companies === 'all' ? name : null, because: because?.said ?? null };
      },
    );
  };

/** The block reasons and categories of an incident, by which its text is chosen. */
export async function saidOf(db: Kysely<Schema>, { id, reasons }: Incident): Promise<string[]> {
  const { categories } = await loadSeenFacts(db, id);
  return [...reasons, ...categories];
}
