import { type Kysely, sql } from 'kysely';
import { heldForFieldsCode, heldWithoutValueCode } from '../../connectwise/services/custom-field-problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { type Held, release } from './release.ts';

/** The number of boards for which one round tries a ticket again. */
const triedAtOnce = 5;
/** How many tickets one round releases; a later one releases the others. */
const releasedAtOnce = 100;

/**
 * Only a request shows whether ConnectWise accepts the fields now: each minute one ticket of each board is sent again,
 * the one that waited the longest.
 * @returns whether tickets are held for that, and whether one is sent again now.
 */
export async function retryForFields(
  db: Kysely<Schema>,
  now: Date,
): Promise<{ waiting: boolean; released: boolean }> {
  const { rows } = await sql<Held & { sent_at: Date; due: boolean }>`
    select distinct on (content ->> 'boardId') id, incident_id, sent_at,
      max(sent_at) over (partition by content ->> 'boardId') + interval '1 minute' <= ${now}::timestamptz as due
    from ticket where state = 'refused' and problem ->> 'code' = ${heldForFieldsCode}
    order by content ->> 'boardId', sent_at
  `.execute(db);
  const due = rows
    .filter((row) => row.due)
    .sort((one, other) => one.sent_at.getTime() - other.sent_at.getTime())
    .slice(0, triedAtOnce);
  await release(db, due, now);
  return { waiting: rows.length > 0, released: due.length > 0 };
}

/**
 * Picket does not send a ticket without a value for a required field. A detection that arrived since may give the value.
 *
 * @returns whether tickets are held for that, and whether some are tried again now.
 */
export async function retryWithoutValue(
  db: Kysely<Schema>,
  now: Date,
): Promise<{ waiting: boolean; released: boolean }> {
  const { rows } = await sql<Held & { has_news: boolean }>`
    select ticket.id, ticket.incident_id,
      incident.detection_count > (ticket.told ->> 'count')::bigint as has_news
    from ticket join incident on incident.id = ticket.incident_id
    where ticket.state = 'refused' and ticket.problem ->> 'code' = ${heldWithoutValueCode}
      and incident.state = 'open'
    order by has_news desc, ticket.id limit ${releasedAtOnce}
  `.execute(db);
  const due = rows.filter((row) => row.has_news);
  await release(db, due, now);
  return { waiting: rows.length > 0, released: due.length > 0 };
}
