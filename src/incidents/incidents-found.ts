import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  countedOfCommon,
  hasIndex,
  hasTrigram,
  isCommon,
  namesAsRead,
  namesOfIncident,
  reasonIndex,
  reasonsOfIncident,
} from '../detections/incidents-named.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Narrowed } from '../platform/http/list-routes.ts';

/** With more matches an index look-up does not pay: a page of the list finds enough by reading. */
const most = 400;
/** With more companies, a page of the list finds enough by reading, too. */
const mostCompanies = 200;

/**
 * Where to look for what the search field of incidents finds: in their names, their block reasons, and the names of
 * their companies. The caller still compares. Few are found by the index. What many have is found by reading, which is
 * quick for a page of them, but not for counting them.
 *
 * @returns null if many companies have it in their name: look everywhere
 */
export async function inIncidentsFound(db: Kysely<Schema>, search: string): Promise<Narrowed | null> {
  const pattern = anywhere(search);
  const companies = await sql<{ id: number }>`select id from company
    where position(${search.toLowerCase()} in lower(name)) > 0 limit ${mostCompanies + 1}`.execute(db);
  if (companies.rows.length > mostCompanies) return null;
  const or = (condition: RawBuilder<unknown>) =>
    sql<SqlBool>`(${condition} or incident.company_id = any(${idsOf(companies.rows)}))`;

  const isRead = sql<SqlBool>`(${namesAsRead} like ${pattern} or ${reasonsAsRead} like ${pattern})`;
  if (await isCommon(db, isRead, common)) return { where: or(isRead), countTo: countedOfCommon };
  const read: Narrowed = { where: or(isRead), countTo: 0 };
  if (!hasTrigram.test(search) || !(await hasIndex(db, reasonIndex))) return read;
  const { rows } = await sql<{ id: number }>`
    (select id from incident where ${namesOfIncident} like ${pattern} limit ${most + 1})
    union (select id from incident where ${reasonsOfIncident} like ${pattern} limit ${most + 1})
    limit ${most + 1}
  `.execute(db);
  return rows.length > most ? read : { where: or(sql`incident.id = any(${idsOf(rows)})`) };
}

/** Of the newest. A page is then read from few rows. */
const common = 50;

const reasonsAsRead = sql`lower(array_to_string(incident.reasons, E'\\n'))`;

const idsOf = (rows: readonly { readonly id: number }[]) => bigintArray(rows.map(({ id }) => id));
