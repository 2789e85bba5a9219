import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { severityOf } from '../../incidents/severity.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { readSetting, writeSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { describeFaults, problems } from '../record/problems.ts';
import { checkText } from './check-text.ts';
import { summaryLimit } from './compose.ts';
import { filters, tags } from './engine.ts';
import { preview, previewSchema } from './preview.ts';
import { compositionOf, incidentToTry, type TextSurroundings } from './read-composition.ts';
import { sampleComposition } from './sample.ts';
import { defaultTemplates, type TicketText, ticketText, ticketTextSchema } from './ticket-text.ts';
import { variables } from './variables.ts';

const bodySchema = ticketTextSchema.pick({ summary: true, description: true });

const viewSchema = ticketTextSchema.extend({
  defaults: z
    .object({ summary: z.string(), description: z.string() })
    .describe('As Picket writes it, as templates to begin with.'),
  summaryLimit: z.number().describe('The characters of a summary; what is longer is cut.'),
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
  async function sample() {
    const { defangDomains } = await readSetting(db, incidentSettings);
    return sampleComposition(surroundings, {
      at: clock.now(),
      companyName: 'Example company',
      defangDomains,
    });
  }

  return async (app) => {
    app.get(
      '/api/v1/connectwise/ticket-text',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'What tickets say: the templates, and what they may hold',
          response: { 200: viewSchema },
        },
      },
      async () => view(await readSetting(db, ticketText)),
    );

    app.put(
      '/api/v1/connectwise/ticket-text',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Write what tickets say',
          description:
            'For the tickets that are sent from now on. A template that cannot work is refused, with line and column.',
          body: bodySchema,
          response: {
            200: viewSchema,
            ...problemResponses({ 422: 'Something is wrong with a template; `errors` says what and where.' }),
          },
        },
      },
      async ({ body, principal }) => {
        const faults = checkText(body, await sample());
        if (faults.length > 0) {
          throw refuse(
            'invalid',
            problems.templateInvalid(faults.length),
            faults.map((fault) => ({
              in: 'body',
              pointer: `/${fault.part}`,
              detail: describeFaults([fault]),
            })),
          );
        }
        const after: TicketText = { ...body, problem: null };
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          const before = await readSetting(tx, ticketText);
          if (JSON.stringify(view(before)) === JSON.stringify(view(after))) return;
          await writeSetting(tx, ticketText, after, by);
          const subject = 'setting:ticket_text';
          await recordAudit(tx, { ...by, action: 'ticket_text.saved', subject, before, after });
        });
        return view(after);
      },
    );

    app.post(
      '/api/v1/connectwise/ticket-text/preview',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'What a ticket would say with these templates',
          description: 'Of one incident, else of the newest, else of one that is made up. Nothing is saved.',
          body: bodySchema.extend({ incidentId: z.number().int().positive().optional() }),
          response: { 200: previewSchema, ...problemResponses({ 404: 'There is no such incident.' }) },
        },
      },
      async ({ body }) => {
        const incident = await incidentToTry(db, body.incidentId);
        if (incident === undefined && body.incidentId !== undefined) {
          throw refuse('not_found', incidentProblems.notFound(body.incidentId));
        }
        const { defangDomains } = await readSetting(db, incidentSettings);
        return preview(
          body,
          incident === undefined
            ? await sample()
            : await compositionOf(db, incident, surroundings, {
                defangDomains,
                severity: severityOf(incident, await readSetting(db, severitySettings)),
              }),
        );
      },
    );
  };
}
