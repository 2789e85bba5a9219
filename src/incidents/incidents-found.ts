import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  countedOfCommon,
  hasIndex,
  hasPart,
  hasTrigram,
  isCommon,
  isExpectedInMany,
  namesAsRead,
  namesOfIncident,
  reasonIndex,
  reasonsOfIncident,
} from '../detections/incidents-named.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Narrowed } from '../platform/http/narrowed.ts';

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
  const companies = await companiesNamed(db, search);
  if (companies === null) return null;
  const or = (condition: RawBuilder<SqlBool>) =>
    companies.length === 0
      ? condition
      : sql<SqlBool>`(${condition} or incident.company_id = any(${bigintArray(companies)}))`;

  const isRead = sql<SqlBool>`(${hasPart(namesAsRead, search)} or ${hasPart(reasonsAsRead, search)})`;
  if (await isCommon(db, isRead, common)) return { where: or(isRead), countTo: countedOfCommon };
  if (!hasTrigram.test(search))
    return {
      ...{ where: or(isRead), countTo: countedOfCommon },
      unindexed: { filters: ['search'], among: (newest) => or(sql`(${newest} and ${isRead})`) },
    };
  const read: Narrowed = { where: or(isRead), countTo: 0 };
  if (!(await hasIndex(db, reasonIndex)) || (await isExpectedInMany(db, search))) return read;
  const { rows } = await incidentsByIndex(search).execute(db);
  if (rows.length > most) return read;
  return { where: or(sql`incident.id = any(${bigintArray(rows.map(({ id }) => id))})`) };
}

/** The ids of incidents that have this text in a name or a block reason, by the trigram indexes. */
export const incidentsByIndex = (search: string) => {
  const pattern = anywhere(search);
  return sql<{ id: number }>`
    (select id from incident where ${namesOfIncident} like ${pattern} limit ${most + 1})
    union (select id from incident where ${reasonsOfIncident} like ${pattern} limit ${most + 1})
    limit ${most + 1}`;
};

/** Companies with this text in their name; null if they are many. */
export async function companiesNamed(db: Kysely<Schema>, search: string): Promise<number[] | null> {
  const { rows } = await sql<{ id: number }>`select id from company
    where position(${search.toLowerCase()} in lower(name)) > 0 limit ${mostCompanies + 1}`.execute(db);
  return rows.length > mostCompanies ? null : rows.map(({ id }) => id);
}

/** Of the newest. A page is then read from few rows. */
const common = 50;

const reasonsAsRead = sql`lower(array_to_string(incident.reasons, E'\\n'))`;
