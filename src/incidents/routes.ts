import { type Kysely, type SqlBool, sql } from 'kysely';
import { inIncidentsNamed, partsOf } from '../detections/incidents-named.ts';
import { withSameNames } from '../detections/named-company.ts';
import type { Schema } from '../platform/database/schema.ts';
import { listRoutes, type Narrowed } from '../platform/http/list-routes.ts';
import type { Clock } from '../platform/values/clock.ts';
import { incidentColumns } from './incident-export.ts';
import { findIncidents, incidentFilter, incidentSorts, showIncidents } from './incident-list.ts';
import { type DescribeReason, incidentDetailsSchema, incidentSchema, viewIncident } from './incident-view.ts';
import { inIncidentsFound } from './incidents-found.ts';
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
      async narrow(on, { domain, device, search }) {
        const named = await inIncidentsNamed(on, partsOf(domain, device), 'incident.id');
        const found = search === undefined ? null : await inIncidentsFound(on, search);
        if (named === null || found === null) return named ?? found;
        return { where: sql<SqlBool>`${named.where} and ${found.where}`, ...fewest(named, found) };
      },
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

/** Both conditions must match, so they are counted in full if either one finds only few. */
const fewest = ({ countTo: one }: Narrowed, { countTo: other }: Narrowed): Pick<Narrowed, 'countTo'> =>
  one === undefined || other === undefined ? {} : { countTo: Math.min(one, other) };
