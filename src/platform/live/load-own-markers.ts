import { type Kysely, sql } from 'kysely';
import { type CompanyScope, isInScope } from '../database/company-scope.ts';
import type { Schema } from '../database/schema.ts';
import type { OwnMarkers } from './topics.ts';

/** How many of the incidents seen last are compared: more than a page shows. */
const lastIncidents = 500;

/**
 * Like {@link import('./load-markers.ts').loadMarkers}, but only for some companies: an event must not reveal that
 * something happened at another company.
 */
export async function loadOwnMarkers(db: Kysely<Schema>, companies: CompanyScope): Promise<OwnMarkers> {
  const { rows } = await sql<OwnMarkers>`
    with recent as materialized (
      select id, detection_count, last_seen_at from incident where ${isInScope('company_id', companies)}
      order by last_seen_hour desc limit ${lastIncidents}
    ), own as materialized (
      select ticket.id, attempts, state, read_at from ticket join recent on recent.id = incident_id
    )
    select
      (select concat_ws(' ', sum(id), sum(detection_count), sum(extract(epoch from last_seen_at))) from recent)
        as detections,
      (select concat_ws(' ', sum(event.id), count(*)) from incident_event event join recent on recent.id = incident_id)
        as timelines,
      concat_ws(' ', (select concat_ws(' ', sum(id), sum(attempts), max(read_at), string_agg(state, ' ' order by id))
        from own), (select count(finished_at) from ticket_attempt join own on own.id = ticket_id)) as attempts,
      (select string_agg(concat_ws(' ', company.id, name, connectwise_company_id, mapped_at, mapping.problem is null), ' '
        order by company.id)
        from company left join mapping on mapping.company_id = company.id
        where ${isInScope('company.id', companies)}) as companies
  `.execute(db);
  const [markers] = rows;
  if (markers === undefined) throw new Error('The database returned no row for a query without a table.');
  return markers;
}
