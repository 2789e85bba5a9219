import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  hasIndex,
  hasTrigram,
  namesOfIncident,
  reasonIndex,
  reasonsOfIncident,
} from '../detections/incidents-named.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/** More are not worth looking up: a page of the list finds enough of them by itself. */
const most = 200;

/**
 * Where to look for what the search field of incidents finds: in their names, their block reasons, and the names of
 * their companies. The caller still compares.
 *
 * @returns null if they are many, or there is no index: look everywhere.
 */
export async function inIncidentsFound(
  db: Kysely<Schema>,
  search: string,
): Promise<RawBuilder<SqlBool> | null> {
  if (!hasTrigram.test(search) || !(await hasIndex(db, reasonIndex))) return null;
  const pattern = anywhere(search);
  const named = sql`${namesOfIncident} like ${pattern}`;
  const reasoned = sql`${reasonsOfIncident} like ${pattern}`;
  const companies = await sql<{ id: number }>`select id from company
    where position(${search.toLowerCase()} in lower(name)) > 0 limit ${most + 1}`.execute(db);
  const incidents = await sql<{ id: number }>`
    (select id from incident where state = 'closed' and ${named} limit ${most + 1})
    union all (select id from incident where state = 'closed' and ${reasoned} limit ${most + 1})
    union all (select id from incident where state = 'open' and (${named} or ${reasoned}) limit ${most + 1})
  `.execute(db);
  if (companies.rows.length > most || incidents.rows.length > most) return null;
  const ids = (rows: readonly { readonly id: number }[]) => bigintArray(rows.map(({ id }) => id));
  return sql<SqlBool>`(incident.id = any(${ids(incidents.rows)})
    or incident.company_id = any(${ids(companies.rows)}))`;
}
