import { z } from 'zod';
import { connectionHealthSchema } from '../../connectwise/connection/connection.ts';
import { statusSchema } from './status.ts';

const count = z.number().int();
const { sources, incidents, tickets } = statusSchema.shape;

export const overviewWindows = ['24h', '7d', '30d'] as const;
export type OverviewWindow = (typeof overviewWindows)[number];

const bucketSchema = z.object({
  start: z.iso.datetime(),
  detections: count,
  incidentsOpened: count,
  ticketsCreated: count,
});

const topSchema = z
  .array(z.object({ name: z.string(), count }))
  .describe('The ten with the most detections.');

export const overviewSchema = z
  .object({
    window: z.enum(overviewWindows),
    timeZone: z.string().describe('The time zone of the buckets.'),
    buckets: z
      .array(bucketSchema)
      .describe('The hours or days of the window, oldest first. The last one has not ended.'),
    totals: bucketSchema.omit({ start: true }),
    top: z.object({
      companies: z.array(z.object({ id: z.number(), name: z.string(), count })),
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
