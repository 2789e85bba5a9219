import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { IncidentViewRow, TicketOfIncident } from './incident-view.ts';

/** The last ticket of each incident. */
export async function ticketsOf(
  db: Kysely<Schema>,
  incidents: readonly Pick<IncidentViewRow, 'id'>[],
): Promise<Map<number, TicketOfIncident>> {
  const rows = await allTicketsOf(db, incidents);
  return new Map(rows.map((row) => [row.incident_id, row]));
}

/** All tickets of these incidents, in order of recurrence. */
export async function allTicketsOf(
  db: Kysely<Schema>,
  incidents: readonly Pick<IncidentViewRow, 'id'>[],
): Promise<TicketOfIncident[]> {
  if (incidents.length === 0) return [];
  return db
    .selectFrom('ticket')
    .select(['id', 'incident_id', 'state', 'connectwise_id', 'url', 'life', 'status_name'])
    .where(
      'incident_id',
      'in',
      incidents.map(({ id }) => id),
    )
    .orderBy('recurrence')
    .execute();
}
