import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { timeSchema, timeZoneSchema } from '../../platform/http/time-schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Charts, loadCharts, loadFlow } from './load-overview.ts';
import { overviewSchema, overviewWindows } from './overview.ts';
import { type Period, periodOf } from './overview-period.ts';
import { remember } from './remember.ts';

interface OverviewRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The first page of the console. */
export function overviewRoutes({ db, clock }: OverviewRoutesOptions): FastifyPluginAsyncZod {
  const charts = remember<{ readonly period: Period; readonly read: Charts }>(clock);

  return async (app) => {
    app.get(
      '/api/v1/overview',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Picket'],
          summary:
            'Detections, incidents and tickets of a period and of the one before, the most frequent values, and held incidents by reason',
          description:
            'The charts may be some seconds old. The counts of tickets in progress are always current.',
          querystring: z.object({
            window: z.enum(overviewWindows).default('24h').describe('Up to now; not used with `since`.'),
            since: timeSchema.optional().describe('Counts a range instead of the window.'),
            until: timeSchema
              .optional()
              .describe('The end of the range, at most 400 days later; omitted: now.'),
            timeZone: timeZoneSchema.default('UTC').describe('The IANA time zone used to count days.'),
          }),
          response: { 200: overviewSchema },
        },
      },
      async ({ query, principal: { companies } }) => {
        const now = clock.now();
        const { window, since, until, timeZone } = query;
        const of = companies === 'all' ? 'all' : [...companies].sort().join();
        const asked = since === undefined && until === undefined ? window : `${since} ${until}`;
        const { period, read } = await charts(`${asked} ${timeZone} ${of}`, async () => {
          const period = await periodOf(db, query, now);
          return { period, read: await loadCharts(db, period, companies) };
        });
        const { ofSource: _, ...shown } = read;
        return {
          window: since === undefined ? window : ('range' as const),
          since: period.since.toISOString(),
          until: period.until.toISOString(),
          unit: period.unit,
          timeZone,
          ...shown,
          flow: await loadFlow(db, read, now, companies),
        };
      },
    );
  };
}
