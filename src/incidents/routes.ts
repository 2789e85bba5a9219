import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { withSameNames } from '../detections/named-company.ts';
import type { Schema } from '../platform/database/schema.ts';
import { downloadQuery, downloadResponse, sendDownload } from '../platform/http/download.ts';
import { idParams } from '../platform/http/page.ts';
import {
  readSortedPage,
  sortedPageQuery,
  sortedPageSchema,
  sortQuery,
  toSortedPage,
} from '../platform/http/sorted-page.ts';
import type { Clock } from '../platform/values/clock.ts';
import { refuse } from '../platform/values/problem.ts';
import { exportIncidents, incidentColumns } from './incident-export.ts';
import { findIncidents, incidentFilter, incidentSortNames, incidentSorts } from './incident-list.ts';
import { type DescribeReason, incidentDetailsSchema, incidentSchema, viewIncident } from './incident-view.ts';
import { incidentProblems } from './problems.ts';
import { readIncident } from './read-incident.ts';
import { ticketsOf } from './tickets-of.ts';

interface IncidentRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly describe: DescribeReason;
}

/** Incidents, what was decided about each and why, and the timeline of each. */
export function incidentRoutes({ db, clock, describe }: IncidentRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/incidents',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Incidents'],
          summary: 'Incidents, the last opened first',
          querystring: z.object({ ...sortedPageQuery(incidentSortNames), ...incidentFilter }),
          response: { 200: sortedPageSchema(incidentSchema) },
        },
      },
      async ({ query }) => {
        const found = findIncidents(db, query);
        const read = await readSortedPage(db, { found, shown: found }, query, incidentSorts[query.sort]);
        const rows = await withSameNames(db, read.rows);
        const tickets = await ticketsOf(db, rows);
        return toSortedPage({ ...read, rows }, query, (row) =>
          viewIncident(row, tickets.get(row.id), describe),
        );
      },
    );

    app.get(
      '/api/v1/incidents/export',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Incidents'],
          summary: 'Download incidents, with the filters and the order of the list',
          querystring: z.object({ ...downloadQuery, ...sortQuery(incidentSortNames), ...incidentFilter }),
          response: { 200: downloadResponse(incidentSchema) },
        },
      },
      ({ query }, reply) => {
        sendDownload(reply, {
          format: query.format,
          name: `picket-incidents-${clock.now().toISOString().slice(0, 10)}`,
          columns: incidentColumns,
          batches: exportIncidents(db, describe, query),
        });
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
        const incident = await readIncident(db, params.id, describe);
        if (incident === null) throw refuse('not_found', incidentProblems.notFound(params.id));
        return incident;
      },
    );
  };
}
