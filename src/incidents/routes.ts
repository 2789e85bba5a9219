import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { decodeCursor, idParams, idSchema, pageQuery, pageSchema, toPage } from '../http/page.ts';
import { withStatus } from '../http/problem-details.ts';
import {
  type DescribeReason,
  type IncidentViewRow,
  incidentDetailsSchema,
  incidentSchema,
  type TicketOfIncident,
  viewIncident,
} from './incident-view.ts';
import { incidentProblems } from './problems.ts';

interface IncidentRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly describe: DescribeReason;
}

const keySchema = z.object({ id: z.number().int().positive() });

/** Incidents, what was decided about each and why, and each one’s timeline. */
export function incidentRoutes({ db, describe }: IncidentRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/incidents',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Incidents'],
          summary: 'Incidents, newest first',
          querystring: z.object({
            ...pageQuery,
            companyId: idSchema.optional(),
            state: z.enum(['open', 'closed']).optional(),
            decision: z.enum(['create', 'append', 'reopen', 'hold', 'skip']).optional(),
            reason: z.string().min(1).max(100).optional().describe('Of the decision: `company_not_mapped`.'),
            domain: z.string().min(1).max(253).optional().describe('The registrable domain.'),
          }),
          response: { 200: pageSchema(incidentSchema) },
        },
      },
      async ({ query }) => {
        const before = decodeCursor(query.cursor, keySchema);
        let incidents = withCompany(db)
          .orderBy('incident.id', 'desc')
          .limit(query.limit + 1);
        if (before !== undefined) incidents = incidents.where('incident.id', '<', before.id);
        if (query.companyId !== undefined)
          incidents = incidents.where('incident.company_id', '=', query.companyId);
        if (query.state !== undefined) incidents = incidents.where('incident.state', '=', query.state);
        if (query.decision !== undefined)
          incidents = incidents.where('incident.decision', '=', query.decision);
        if (query.reason !== undefined)
          incidents = incidents.where('incident.decision_reason', '=', query.reason);
        if (query.domain !== undefined)
          incidents = incidents.where('incident.registrable_domain', '=', query.domain.toLowerCase());
        const rows = await incidents.execute();
        const tickets = await ticketsOf(db, rows);
        return toPage(
          rows,
          query.limit,
          (row) => viewIncident(row, tickets.get(row.id), describe),
          ({ id }) => ({ id }),
        );
      },
    );

    app.get(
      '/api/v1/incidents/:id',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Incidents'],
          summary: 'One incident with its timeline',
          params: idParams,
          response: { 200: incidentDetailsSchema },
        },
      },
      async ({ params }) => {
        const row = await withCompany(db).where('incident.id', '=', params.id).executeTakeFirst();
        if (row === undefined) throw withStatus(404, incidentProblems.notFound(params.id));
        const tickets = await ticketsOf(db, [row]);
        const events = await db
          .selectFrom('incident_event')
          .select(['at', 'kind', 'message', 'details'])
          .where('incident_id', '=', row.id)
          .orderBy('id')
          .execute();
        return {
          ...viewIncident(row, tickets.get(row.id), describe),
          timeline: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        };
      },
    );
  };
}

const withCompany = (db: Kysely<Schema>) =>
  db
    .selectFrom('incident')
    .innerJoin('company', 'company.id', 'incident.company_id')
    .selectAll('incident')
    .select('company.name as company_name');

/** The last ticket of each incident. */
async function ticketsOf(
  db: Kysely<Schema>,
  incidents: readonly IncidentViewRow[],
): Promise<Map<number, TicketOfIncident>> {
  if (incidents.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'incident_id', 'state', 'connectwise_id', 'url'])
    .where(
      'incident_id',
      'in',
      incidents.map(({ id }) => id),
    )
    .orderBy('recurrence')
    .execute();
  return new Map(rows.map((row) => [row.incident_id, row]));
}
