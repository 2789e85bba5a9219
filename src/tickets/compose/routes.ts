import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { incidentProblems } from '../../incidents/problems.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { summaryLimit } from './compose.ts';
import { compositionToTry, incidentToTry, sampleToCheck } from './composition-to-try.ts';
import { filters, tags } from './engine.ts';
import type { TextSurroundings } from './load-composition.ts';
import { preview, previewSchema } from './preview.ts';
import { refuseFaults, saveText } from './save-text.ts';
import { defaultTemplates, type TicketText, ticketText, ticketTextSchema } from './ticket-text.ts';
import { variables } from './variables.ts';

const bodySchema = ticketTextSchema.pick({ summary: true, description: true });

const viewSchema = ticketTextSchema.extend({
  defaults: z
    .object({ summary: z.string(), description: z.string() })
    .describe('The built-in texts, as templates to start from.'),
  summaryLimit: z.number().describe('The limit of characters for a summary. A longer summary is cut.'),
  variables: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['text', 'number', 'list']),
      what: z.string(),
      example: z.string(),
    }),
  ),
  tags: z.array(z.string()),
  filters: z.array(z.object({ name: z.string(), what: z.string() })),
});

const view = (text: TicketText): z.infer<typeof viewSchema> => ({
  ...text,
  defaults: defaultTemplates,
  summaryLimit,
  variables: Object.entries(variables).map(([name, variable]) => ({ name, ...variable })),
  tags: [...tags],
  filters: Object.entries(filters).map(([name, what]) => ({ name, what })),
});

type TextRoutesOptions = Pick<ChangeDeps, 'db' | 'clock'> & TextSurroundings;

/** The text of tickets: the templates of summary and description, and their preview. */
export function textRoutes({ db, clock, ...surroundings }: TextRoutesOptions): FastifyPluginAsyncZod {
  const sample = () => sampleToCheck(db, surroundings, clock.now());

  return async (app) => {
    app.get(
      '/api/v1/connectwise/ticket-text',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The ticket text: the templates, and the variables, filters and tags they may use',
          response: { 200: viewSchema },
        },
      },
      async () => view(await loadSetting(db, ticketText)),
    );

    app.put(
      '/api/v1/connectwise/ticket-text',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Set the ticket text',
          description:
            'Applies to tickets sent from now on. Picket refuses an invalid template and reports the line and column.',
          body: bodySchema,
          response: {
            200: viewSchema,
            ...problemResponses({
              invalid: 'A template is not valid; `errors` shows each fault and its position.',
            }),
          },
        },
      },
      async ({ body, principal }) => {
        refuseFaults(body, await sample());
        return view(await transaction(db, (tx) => saveText(tx, body, { at: clock.now(), principal })));
      },
    );

    app.post(
      '/api/v1/connectwise/ticket-text/preview',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Preview a ticket with these templates',
          description:
            'For one incident. Without one, for the newest incident or for a sample. Nothing is saved.',
          body: bodySchema.extend({ incidentId: z.number().int().positive().optional() }),
          response: { 200: previewSchema, ...problemResponses({ not_found: 'There is no such incident.' }) },
        },
      },
      async ({ body }) => {
        const incident = await incidentToTry(db, body.incidentId);
        if (incident === undefined && body.incidentId !== undefined) {
          throw refuse('not_found', incidentProblems.notFound(body.incidentId));
        }
        const shown =
          incident === undefined ? await sample() : await compositionToTry(db, surroundings, incident);
        return preview(body, shown);
      },
    );
  };
}
