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
  .describe('Those with most detections, ten at most.');

export const overviewSchema = z
  .object({
    window: z.enum(overviewWindows),
    timeZone: z.string().describe('Whose days the buckets are.'),
    buckets: z
      .array(bucketSchema)
      .describe('The hours, or the days, of the window, oldest first; the last one is not over yet.'),
    totals: bucketSchema.omit({ start: true }),
    top: z.object({
      companies: z.array(z.object({ id: z.number(), name: z.string(), count })),
      domains: topSchema.describe('Registrable domains.'),
      reasons: topSchema,
      devices: topSchema.describe(
        'Machines, however their names are written; addresses where a device has none.',
      ),
    }),
    flow: z.object({
      sources: z.array(sources.element.extend({ detections: count.describe('In the window.') })),
      detections: count,
      incidents,
      tickets,
      connection: connectionHealthSchema,
    }),
  })
  .meta({ id: 'Overview' });

export type Overview = z.infer<typeof overviewSchema>;
export type Bucket = z.infer<typeof bucketSchema>;
