import { type Kysely, sql } from 'kysely';
import {
  anywhere,
  namesOfIncident,
  reasonIndex,
  reasonsOfIncident,
  textsAsRead,
} from '../detections/incidents-named.ts';
import type { Schema } from '../platform/database/schema.ts';
import { rowsFound, type SearchedRows } from './rows-found.ts';

/** The incidents that the search field finds: by their names, their block reasons, and the names of their companies. */
export const incidentsFound = (db: Kysely<Schema>, search: string) => rowsFound(db, search, incidents);

/** The ids of incidents that have this text in a name or a block reason, by the trigram indexes. */
export const incidentsByIndex = (search: string, most: number) => {
  const pattern = anywhere(search);
  return sql<{ id: number }>`
    (select id from incident where ${namesOfIncident} like ${pattern} limit ${most})
    union (select id from incident where ${reasonsOfIncident} like ${pattern} limit ${most})
    limit ${most}`;
};

const incidents: SearchedRows = {
  table: 'incident',
  withIncidents: (rows) => sql`${rows} as incident`,
  ofIncidents: (ids) => ids,
  texts: textsAsRead([sql`array_to_string(incident.reasons, E'\\n')`]),
  byIndex: incidentsByIndex,
  index: reasonIndex,
};
