import type { Kysely } from 'kysely';
import { inIncidentsNamed } from '../detections/incidents-named.ts';
import { withSameNames } from '../detections/named-company.ts';
import type { Schema } from '../platform/database/schema.ts';
import { listRoutes } from '../platform/http/list-routes.ts';
import { both } from '../platform/http/narrowed.ts';
import type { Clock } from '../platform/values/clock.ts';
import { incidentColumns } from './incident-export.ts';
import { findIncidents, incidentFilter, incidentSorts, showIncidents } from './incident-list.ts';
import { type DescribeReason, incidentDetailsSchema, incidentSchema, viewIncident } from './incident-view.ts';
import { incidentsFound } from './incidents-found.ts';
import { withoutNotes } from './limited-incident.ts';
import { incidentDetails } from './load-incident.ts';
import { incidentProblems } from './problems.ts';
import { ticketsOf } from './tickets-of.ts';

interface IncidentRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly describe: DescribeReason;
}

/** Routes for incidents, the decision about each and its reason, and their timelines. */
export function incidentRoutes({ db, clock, describe }: IncidentRoutesOptions) {
  return listRoutes(
    { db, clock },
    {
      name: 'incidents',
      tag: 'Incidents',
      summaries: {
        list: 'Incidents, the last opened first',
        download: 'Download incidents, with the filters and the order of the list',
        one: 'One incident with its timeline',
      },
      filter: incidentFilter,
      sorts: incidentSorts,
      idColumn: 'incident.id',
      companyColumn: 'incident.company_id',
      find: findIncidents,
      narrow: async (on, { domain, device, search }) =>
        both(
          await inIncidentsNamed(on, { domain, device }, 'incident.id'),
          search === undefined ? null : await incidentsFound(on, search),
        ),
      show: showIncidents,
      async complete(rows, companies) {
        const tickets = await ticketsOf(db, rows);
        const named = await withSameNames(db, rows, companies);
        return withoutNotes(named, companies).map((row) => ({ row, ticket: tickets.get(row.id) }));
      },
      view: ({ row, ticket }) => viewIncident(row, ticket, describe),
      viewSchema: incidentSchema,
      columns: incidentColumns,
      viewOne: ({ row }, companies) => incidentDetails(db, row, describe, companies),
      detailsSchema: incidentDetailsSchema,
      notFound: incidentProblems.notFound,
    },
  );
}
