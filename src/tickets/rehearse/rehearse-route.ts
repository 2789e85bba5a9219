import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import {
  type TicketService,
  ticketChoices,
  ticketService,
  ticketServiceBody,
} from '../../connectwise/services/ticket-service.ts';
import { rollUpSettings, rollUpSettingsSchema } from '../../decisions/roll-up-settings.ts';
import { incidentSettings, incidentSettingsSchema } from '../../incidents/incident-settings.ts';
import { severitySettings, severitySettingsSchema } from '../../incidents/severity-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { rehearse } from './rehearse.ts';

const reasonCounts = z
  .array(z.object({ reason: z.string(), title: z.string(), count: z.number() }))
  .describe('By the reason of the decision, the most frequent first.');

const covering = z.object({
  incidents: z.number(),
  tickets: z.number().describe('The number of tickets that would have been opened.'),
});

const tally = {
  tickets: z.number(),
  covered: z.number().describe('Covered by a roll-up or a digest.'),
  held: z.number(),
  skipped: z.number(),
};

const rehearsedSchema = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  missing: z
    .array(z.string())
    .describe('The parts of the ticket service that you must still choose before tickets are opened.'),
  incidents: z.number().describe('Opened in this period.'),
  alreadyTicketed: z.number().describe('The number of these that have a ticket. They are in no other count.'),
  wouldTicket: z.number(),
  wouldRollUp: covering.describe(
    'Incidents that roll-ups would have covered, because the limit of tickets within an hour was reached.',
  ),
  wouldDigest: covering.describe('Incidents that daily digests would have covered.'),
  wouldHold: reasonCounts,
  wouldSkip: reasonCounts,
  byCompany: z
    .array(z.object({ companyId: z.number(), name: z.string(), ...tally }))
    .describe('The 500 with the most.'),
  byReason: z
    .array(z.object({ reason: z.string(), ...tally }))
    .describe('By block reason, the 100 with the most. An incident counts for each of its reasons.'),
  byRule: z
    .array(z.object({ ruleId: z.number().nullable(), name: z.string().nullable(), tickets: z.number() }))
    .describe('Tickets by routing rule, in the order of the rules; null: the ticket service without a rule.'),
  examples: z
    .array(
      z.object({
        incidentId: z.number(),
        openedAt: z.iso.datetime(),
        companyId: z.number(),
        companyName: z.string(),
        connectwiseCompany: z.string().describe('The ConnectWise company of the ticket.'),
        summary: z.string().describe('Of the ticket.'),
      }),
    )
    .describe('The last 20 incidents that would have had a ticket.'),
});

/** The names of choices that are neither given nor saved. */
const stillMissing = (saved: TicketService, chosen: Partial<Record<string, number | boolean | null>>) =>
  ticketChoices.filter((name) => {
    const id = chosen[`${name}Id`];
    return id === undefined ? saved[name] === null : id === null;
  });

/** Without undefined members. */
const given = (values: object = {}) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const dayMs = 24 * 3_600_000;

interface RehearseRouteOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Rehearsal: which tickets there would have been, before the ticket service is enabled. */
export function rehearseRoute({ db, clock, timeZone }: RehearseRouteOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/connectwise/ticket-service/rehearse',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'The tickets that these settings would have opened in the last days',
          description:
            'Picket assumes that the ticket service is complete and enabled, and that ConnectWise works. It uses the present mappings, silences and accepted risks, and the maintenance windows of that time. Incidents stay grouped as they were. Nothing is created or changed.',
          body: z.object({
            days: z.union([z.literal(1), z.literal(7), z.literal(30)]),
            ticketService: ticketServiceBody
              .partial()
              .optional()
              .describe('Values that are not saved yet. They affect only `missing`.'),
            incidentSettings: incidentSettingsSchema
              .partial()
              .optional()
              .describe('Values that are not saved yet. Omitted values are as saved.'),
            rollUpSettings: rollUpSettingsSchema
              .partial()
              .optional()
              .describe('Values that are not saved yet. Omitted values are as saved.'),
            severitySettings: severitySettingsSchema
              .optional()
              .describe('Severity rules that are not saved yet.'),
          }),
          response: { 200: rehearsedSchema },
        },
      },
      async ({ body }) => {
        const until = clock.now();
        const since = new Date(until.getTime() - body.days * dayMs);
        const saved = await loadSetting(db, incidentSettings);
        const settings = incidentSettingsSchema.parse({ ...saved, ...given(body.incidentSettings) });
        const severity = body.severitySettings ?? (await loadSetting(db, severitySettings));
        const rollUps = { ...(await loadSetting(db, rollUpSettings)), ...given(body.rollUpSettings) };
        const rehearsed = await rehearse(db, { since, settings, rollUps, severity, now: until, timeZone });
        const missing = stillMissing(await loadSetting(db, ticketService), body.ticketService ?? {});
        return { since: since.toISOString(), until: until.toISOString(), missing, ...rehearsed };
      },
    );
  };
}
