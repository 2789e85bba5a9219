import { type Kysely, type SqlBool, sql } from 'kysely';
import { isOneOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/**
 * The trigram index of the names of incidents (name-index.ts): of closed ones, since each decision about an open one would
 * write its many entries again. The open ones are few, and read.
 */
export const nameIndex = 'incident_name_trigrams';
/** The same of their block reasons. Apart: many incidents share one. */
export const reasonIndex = 'incident_reason_trigrams';

/** The names by which an incident is found, on lines of their own: what {@link nameIndex} has. */
export const namesOfIncident = sql`incident_names(incident.registrable_domain, incident.domains, incident.device,
  incident.devices, incident.client_addresses)`;

/** Their block reasons: what {@link reasonIndex} has. */
export const reasonsOfIncident = sql`incident_reasons(incident.reasons)`;

/** More are not worth looking up: a page of the list finds enough of them by itself. */
const most = 200;

/** A shorter part is in no trigram. */
export const hasTrigram = /[\p{L}\p{N}]{3}/u;

/**
 * The incidents that have each of these parts in a name, and those with so many names that not all are listed: few among
 * many are found by the index. The caller still compares what it looks for: this only says where to look.
 *
 * @returns a condition for the column of incidents' ids; null if they are many, or there is no index: look everywhere.
 */
export async function inIncidentsNamed(
  db: Kysely<Schema>,
  parts: readonly (string | undefined)[],
  column: 'incident.id' | 'detection.incident_id',
) {
  const given = parts.filter((part) => part !== undefined && hasTrigram.test(part)) as string[];
  if (given.length === 0 || !(await hasIndex(db, nameIndex))) return null;
  const haveIt = sql.join(given.map(isPartOfName), sql` and `);
  const { rows } = await sql<{ id: number }>`
    (select incident.id from incident where state = 'closed' and ${haveIt} limit ${most + 1})
    union all
    (select incident.id from incident where state = 'open' and ${haveIt} limit ${most + 1})
    union all
    (select incident.id from incident where incident_has_more(domains, devices, client_addresses)
      limit ${most + 1})
  `.execute(db);
  return rows.length > most
    ? null
    : isOneOf(
        column,
        rows.map(({ id }) => id),
      );
}

const isPartOfName = (part: string) => sql<SqlBool>`${namesOfIncident} like ${anywhere(part)}`;

/** A pattern of `like` for a text that contains this part; names are stored in lower case there. */
export const anywhere = (part: string): string => `%${escaped(part.toLowerCase())}%`;

/** Of a pattern of `like`. */
const escaped = (part: string) => part.replace(/[\\%_]/g, '\\$&');

/** Whether one of these indexes is there. */
export async function hasIndex(db: Kysely<Schema>, name: string): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`select to_regclass(${name}::text) is not null as found`.execute(db);
  return rows[0]?.found ?? false;
}
