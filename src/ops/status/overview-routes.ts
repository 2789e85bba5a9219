import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { timeZoneSchema } from '../../platform/http/time-schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Charts, loadCharts, loadFlow } from './load-overview.ts';
import { overviewSchema, overviewWindows } from './overview.ts';
import { remember } from './remember.ts';

interface OverviewRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The first page of the console. */
export function overviewRoutes({ db, clock }: OverviewRoutesOptions): FastifyPluginAsyncZod {
  const charts = remember<Charts>(clock);

  return async (app) => {
    app.get(
      '/api/v1/overview',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Picket'],
          summary:
            'Detections, incidents and tickets of a day, a week or a month, the most frequent values, and held incidents by reason',
          description:
            'The charts may be some seconds old. The counts of tickets in progress are always current.',
          querystring: z.object({
            window: z.enum(overviewWindows).default('24h'),
            timeZone: timeZoneSchema.default('UTC').describe('The IANA time zone used to count days.'),
          }),
          response: { 200: overviewSchema },
        },
      },
      async ({ query: { window, timeZone }, principal: { companies } }) => {
        const now = clock.now();
        const of = companies === 'all' ? 'all' : [...companies].sort().join();
        const read = await charts(`${window} ${timeZone} ${of}`, () =>
          loadCharts(db, window, timeZone, now, companies),
        );
        const { buckets, totals, top } = read;
        return { window, timeZone, buckets, totals, top, flow: await loadFlow(db, read, now, companies) };
      },
    );
  };
}
