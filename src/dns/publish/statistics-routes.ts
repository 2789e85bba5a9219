import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { loadStatistics, statisticsSchema } from './statistics.ts';
import { loadTopBlocked, topBlockedSchema } from './top-blocked.ts';

interface StatisticsRoutesDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

const tags = ['Protective DNS'];
const querystring = z.object({
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(35 * 24)
    .default(24)
    .describe('How far back.'),
  companyId: z.coerce.number().int().positive().optional().describe('Only of this company.'),
});

/** How many queries there were, how many were blocked, and which names most often. */
export function dnsStatisticsRoutes({ db, clock }: StatisticsRoutesDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/dns/statistics',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags,
          summary: 'How many queries were answered and blocked, by hour and by company',
          querystring,
          response: { 200: statisticsSchema },
        },
      },
      ({ query: { hours, companyId }, principal: { companies } }) =>
        loadStatistics(db, { since: hoursBefore(clock.now(), hours), companyId, companies }),
    );

    app.get(
      '/api/v1/dns/top-blocked',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags,
          summary: 'The names and the clients that were blocked most often',
          querystring,
          response: { 200: topBlockedSchema },
        },
      },
      ({ query: { hours, companyId }, principal: { companies } }) =>
        loadTopBlocked(db, { since: hoursBefore(clock.now(), hours), companyId, companies }),
    );
  };
}

/** The start of the last `hours` hours; the current hour is the last one. */
const hoursBefore = (now: Date, hours: number): Date =>
  new Date(Math.floor(now.getTime() / hourMs) * hourMs - (hours - 1) * hourMs);
const hourMs = 3_600_000;
