import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { withSameNames } from '../detections/named-company.ts';
import { type CompanyScope, inScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import { findIncidents, showIncidents } from './incident-list.ts';
import {
  type DescribeReason,
  type IncidentViewRow,
  type incidentDetailsSchema,
  viewIncident,
  viewTicketOf,
} from './incident-view.ts';
import { limitTimeline, withoutNotes } from './limited-incident.ts';
import { allTicketsOf } from './tickets-of.ts';

/** One incident with its timeline, as the API shows it; null if there is none. */
export async function loadIncident(
  db: Kysely<Schema>,
  id: number,
  describe: DescribeReason,
  companies: CompanyScope = 'all',
): Promise<z.infer<typeof incidentDetailsSchema> | null> {
  const all = inScope(findIncidents(db, {}), 'incident.company_id', companies);
  const found = await showIncidents(all).where('incident.id', '=', id).execute();
  const [row] = withoutNotes(await withSameNames(db, found, companies), companies);
  return row === undefined ? null : incidentDetails(db, row, describe, companies);
}

export async function incidentDetails(
  db: Kysely<Schema>,
  row: IncidentViewRow,
  describe: DescribeReason,
  companies: CompanyScope = 'all',
): Promise<z.infer<typeof incidentDetailsSchema>> {
  const tickets = await allTicketsOf(db, [row]);
  const events = await db
    .selectFrom('incident_event')
    .select(['at', 'kind', 'message', 'details'])
    .where('incident_id', '=', row.id)
    .orderBy('id')
    .execute();
  return {
    ...viewIncident(row, tickets.at(-1), describe),
    tickets: tickets.map(viewTicketOf).reverse(),
    timeline: limitTimeline(events, companies, describe).map((event) => ({
      ...event,
      at: event.at.toISOString(),
    })),
  };
}
