import { type Kysely, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  namesOfIncident,
  referenceIndex,
  referenceOfTicket,
  textsAsRead,
} from '../../detections/incidents-named.ts';
import { rowsFound, type SearchedRows } from '../../incidents/rows-found.ts';
import type { Schema } from '../../platform/database/schema.ts';

/**
 * The tickets that the search field finds: by their numbers and references, the names of their incidents, and the names
 * of their companies.
 */
export const ticketsFound = (db: Kysely<Schema>, search: string) => rowsFound(db, search, tickets);

/** The ids of tickets that have this text in their reference or in a name of their incident, by the trigram indexes. */
export const ticketsByIndex = (search: string, most: number) => {
  const pattern = anywhere(search);
  return sql<{ id: number }>`
    (select id from ticket where ${referenceOfTicket} like ${pattern} limit ${most})
    union (select ticket.id from ticket join (
      select id from incident where ${namesOfIncident} like ${pattern} limit ${most}
    ) as named on named.id = ticket.incident_id limit ${most})
    limit ${most}`;
};

const tickets: SearchedRows = {
  table: 'ticket',
  // One by one, by the index: PostgreSQL would read all incidents for some hundred tickets.
  withIncidents: (rows) => sql`${rows} as ticket cross join lateral (
    select * from incident where incident.id = ticket.incident_id offset 0) as incident`,
  ofIncidents: (ids) => sql`select id from ticket where incident_id = any(array(${ids}))`,
  texts: textsAsRead([sql`ticket.reference`]),
  byIndex: ticketsByIndex,
  index: referenceIndex,
  hasNumber(search) {
    const number = ticketNumber(search);
    return number === undefined ? undefined : sql<SqlBool>`ticket.connectwise_id = ${number}::text::bigint`;
  },
};

/** The number of a ticket in ConnectWise that the text means: `5005` or `#5005`. It may be larger than JavaScript's numbers. */
const ticketNumber = (search: string): string | undefined => /^#?(\d{1,18})$/.exec(search)?.[1];
