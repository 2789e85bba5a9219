import { z } from 'zod';
import { severities } from '../../incidents/severities.ts';

const count = z.number().int();
const time = z.iso.datetime();
const seconds = z.number().nullable().describe('In seconds; null: none was.');

const reasonSchema = z.object({
  decision: z.enum(['create', 'append', 'reopen', 'hold', 'skip']),
  reason: z.string().describe('The reason of the decision: `company_not_mapped`.'),
  title: z.string().describe('The reason in words.'),
  hint: z.string().describe('What to do about it.'),
  count,
});

const topSchema = z
  .array(z.object({ name: z.string(), incidents: count, detections: count }))
  .describe('The ten in the most incidents of the period, with all detections of these incidents.');

const totalsSchema = z.object({
  detections: count.describe('Blocked or flagged DNS queries.'),
  incidents: count.describe('Opened in the period.'),
  ticketed: count.describe('Of these incidents: those that a ticket in ConnectWise names.'),
});

export const summarySchema = z
  .object({
    companyId: z.number().nullable().describe('null: all companies that the caller may see.'),
    companyName: z.string().nullable(),
    covers: z
      .enum(['company', 'some', 'all'])
      .describe('One company, or those of a caller who is limited to some, or all.'),
    period: z.object({
      from: time,
      to: time.describe('Not included.'),
      timeZone: z.string(),
      unit: z.enum(['hour', 'day', 'month']).describe('Of the buckets.'),
      ended: z.boolean().describe('Whether the period has ended; if not, later incidents will be added.'),
      previousFrom: time,
      previousTo: time,
    }),
    madeAt: time.describe('All counts are of this moment.'),
    completeSince: time
      .nullable()
      .describe('Older data was deleted after its retention; null: nothing was deleted yet.'),
    complete: z.boolean().describe('Whether nothing of the period was deleted.'),
    beforeComplete: z
      .boolean()
      .describe('Whether nothing of the period before was deleted; if not, its counts are too low.'),
    totals: totalsSchema,
    before: totalsSchema.describe('The same of the period before.'),
    incidents: z.object({
      open: count,
      closed: count,
      ownTicket: count.describe('Have a ticket in ConnectWise.'),
      inRollUp: count.describe('Are named by the ticket of a roll-up.'),
      withoutTicket: z.array(reasonSchema).describe('The others, by the reason of their decision.'),
      medianSecondsToTicket: seconds.describe('From opening the incident to its ticket; null: none has one.'),
    }),
    severities: z.array(z.object({ severity: z.enum(severities), count })),
    tickets: z.object({
      created: count.describe('Tickets of incidents of the period, with those of roll-ups.'),
      open: count,
      closed: count,
      deleted: count,
      medianSecondsToClose: seconds.describe('From creating a ticket to closing it; null: none was closed.'),
    }),
    buckets: z.array(totalsSchema.extend({ start: time, detectionsBefore: count })),
    top: z.object({ domains: topSchema, reasons: topSchema, devices: topSchema }),
    dns: z
      .object({ queries: count, blocked: count })
      .nullable()
      .describe('Queries that Picket’s own DNS answered; null: none.'),
    now: z
      .object({
        openIncidents: count,
        openTickets: count,
        held: z.array(reasonSchema.omit({ decision: true })),
      })
      .describe('The present state, for every period.'),
  })
  .meta({ id: 'ReportSummary' });

export type Summary = z.infer<typeof summarySchema>;
export type Top = z.infer<typeof topSchema>;
export type ReasonCount = z.infer<typeof reasonSchema>;
