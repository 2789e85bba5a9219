import { z } from 'zod';
import { connectionHealthSchema } from '../../connectwise/connection/connection.ts';
import { namedCompany } from '../../detections/named-company.ts';
import { statusSchema } from './status.ts';

const count = z.number().int();
const { sources, incidents, tickets } = statusSchema.shape;

export const overviewWindows = ['24h', '7d', '30d'] as const;
export type OverviewWindow = (typeof overviewWindows)[number];

export const overviewUnits = ['hour', 'day', 'week'] as const;
export type OverviewUnit = (typeof overviewUnits)[number];

const severityCounts = z
  .object({ critical: count, high: count, medium: count, low: count, informational: count })
  .meta({ id: 'SeverityCounts' });
export type SeverityCounts = z.infer<typeof severityCounts>;

const totalsSchema = z.object({
  detections: count.describe('By the hour in which they occurred, as their source says.'),
  incidentsOpened: count.describe('By when Picket opened them.'),
  ticketsCreated: count.describe('By when ConnectWise had created them.'),
});

const bucketSchema = z
  .object({ start: z.iso.datetime(), end: z.iso.datetime().describe('Not part of it.') })
  .extend(totalsSchema.shape)
  .extend({ incidentsBySeverity: severityCounts, ticketsBySeverity: severityCounts });

const topSchema = z
  .array(z.object({ name: z.string(), count }))
  .describe('The ten with the most detections.');

export const overviewSchema = z
  .object({
    window: z.enum([...overviewWindows, 'range']).describe('`range`: from `since` to `until`, as asked.'),
    since: z.iso.datetime(),
    until: z.iso.datetime().describe('Not part of it.'),
    unit: z.enum(overviewUnits).describe('How long a bucket is.'),
    timeZone: z.string().describe('The time zone of the request: that of days and weeks.'),
    buckets: z
      .array(bucketSchema)
      .describe('The hours, days or weeks of the period, oldest first. The last one may not have ended.'),
    totals: totalsSchema,
    previous: z
      .object({
        since: z.iso.datetime(),
        until: z.iso.datetime(),
        totals: totalsSchema,
        buckets: z.array(totalsSchema).describe('As many as the period has, in their order.'),
      })
      .describe('The period of the same length before it.'),
    top: z.object({
      companies: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          externalId: namedCompany.companyExternalId,
          sameNameElsewhere: namedCompany.sameNameElsewhere,
          count,
        }),
      ),
      domains: topSchema.describe('Registrable domains.'),
      reasons: topSchema,
      devices: topSchema.describe(
        'Machines, or addresses of devices without a name. All spellings of a name are one machine.',
      ),
    }),
    flow: z.object({
      sources: z.array(sources.element.extend({ detections: count.describe('In the window.') })),
      detections: count,
      incidents: incidents.omit({ heldLong: true }),
      tickets,
      connection: connectionHealthSchema
        .nullable()
        .describe('null for callers who are limited to companies, who do not see the sources, either.'),
    }),
  })
  .meta({ id: 'Overview' });

export type Overview = z.infer<typeof overviewSchema>;
export type Bucket = z.infer<typeof bucketSchema>;
export type Totals = z.infer<typeof totalsSchema>;
