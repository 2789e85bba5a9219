import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Markers } from './topics.ts';

/** How many of the last ids are compared: more than are ever written at the same time. */
const lastIds = 500;

/**
 * Reads markers that change with every change by any process. It takes about a millisecond for any amount of data. It
 * sums the last ids instead of taking the highest, because the transaction with the lower ids may commit last.
 */
export async function loadMarkers(db: Kysely<Schema>): Promise<Markers> {
  const idsOf = (table: 'incident_event' | 'ticket_attempt' | 'quarantine' | 'company' | 'audit_event') =>
    sql`(select coalesce(sum(id), 0) from (select id from ${sql.table(table)} order by id desc limit ${lastIds}) as t)`;
  const { rows } = await sql<Markers>`
    select
      (select concat_ws(' ', count(last_detection_at), sum(extract(epoch from last_detection_at))) from source)
        || ' ' || coalesce((select max(id) from detection), 0) as detections,
      ${idsOf('incident_event')}::text as timelines,
      concat_ws(' ', ${idsOf('ticket_attempt')}, (select count(*) from (
        select from ticket_attempt where finished_at is null order by id desc limit ${lastIds}) as t)) as attempts,
      (select concat_ws(' ', count(*), sum(extract(epoch from last_attempt_at)), sum(failures),
        sum(extract(epoch from last_success_at))) from source) || ' ' || ${idsOf('quarantine')} as sources,
      concat_ws(' ', ${idsOf('company')}, (select concat_ws(' ', count(*), count(problem),
        sum(extract(epoch from mapped_at))) from mapping)) as companies,
      concat_ws(' ', ${idsOf('audit_event')}, (select sum(extract(epoch from updated_at)) from setting),
        (select concat_ws(' ', count(locked_by), sum(extract(epoch from last_attempt_at))) from dns_feed),
        (select concat_ws(' ', count(problem), sum(extract(epoch from last_sent_at))) from notification_channel)) as settings
  `.execute(db);
  const [markers] = rows;
  if (markers === undefined) throw new Error('The database returned no row for a query without a table.');
  return markers;
}
