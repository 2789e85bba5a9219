import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  countedOfCommon,
  hasIndex,
  hasPart,
  hasTrigram,
  isExpectedInMany,
  namesAsRead,
  namesOfIncident,
  newestCount,
  referenceIndex,
  referenceOfTicket,
} from '../../detections/incidents-named.ts';
import { companiesNamed } from '../../incidents/incidents-found.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Narrowed } from '../../platform/http/narrowed.ts';

/** With more matches an index look-up does not pay: a page of the list finds enough by reading. */
const most = 400;
/** With so many of the newest, a page is read from few rows. */
const common = 50;

/**
 * Where to look for what the search field of tickets finds: in their numbers and references, in the names of their
 * incidents, and in the names of their companies. The caller still compares.
 *
 * @returns null if many companies have it in their name: look everywhere
 */
export async function inTicketsFound(db: Kysely<Schema>, search: string): Promise<Narrowed | null> {
  const companies = await companiesNamed(db, search);
  if (companies === null) return null;
  const isRead = sql<SqlBool>`(${hasPart(referenceOfTicket, search)} or ${hasPart(namesAsRead, search)})`;
  const others = [...(companies.length === 0 ? [] : [ticketsOf(companies)]), ...withNumber(search)];
  const reading: Narrowed = { where: anyOf([sql`(${isRead})`, ...others.map(isIn)]), countTo: 0 };
  if (await isCommon(db, isRead)) return { ...reading, countTo: countedOfCommon };
  if (!hasTrigram.test(search))
    return {
      ...{ where: reading.where, countTo: countedOfCommon },
      unindexed: {
        filters: ['search'],
        among: (newest) => isIn(union([ticketsWhere(sql`${newest} and ${isRead}`), ...others])),
      },
    };
  if (!(await hasIndex(db, referenceIndex)) || (await isExpectedInMany(db, search))) return reading;
  const { rows } = await ticketsByIndex(search).execute(db);
  if (rows.length > most) return reading;
  const ids = bigintArray(rows.map(({ id }) => id));
  return { where: isIn(union([sql`select unnest(${ids})`, ...others])) };
}

/** The ids of tickets that have this text in their reference or in a name of their incident, by the trigram indexes. */
export const ticketsByIndex = (search: string) => {
  const pattern = anywhere(search);
  return sql<{ id: number }>`
    (select id from ticket where ${referenceOfTicket} like ${pattern} limit ${most + 1})
    union (select ticket.id from ticket join (
      select id from incident where ${namesOfIncident} like ${pattern} limit ${most + 1}
    ) as named on named.id = ticket.incident_id limit ${most + 1})
    limit ${most + 1}`;
};

type Sql = RawBuilder<unknown>;

/** Found one by one for each incident, by the index: PostgreSQL would read all tickets for a thousand. */
const ticketsOf = (companies: readonly number[]) =>
  sql`select own.id from incident cross join lateral (
      select id from ticket where ticket.incident_id = incident.id offset 0) as own
    where incident.company_id = any(${bigintArray(companies)})`;
const ticketsWhere = (condition: Sql) =>
  sql`select ticket.id from ticket join incident on incident.id = ticket.incident_id where ${condition}`;

const withNumber = (search: string) => {
  const number = ticketNumber(search);
  return number === undefined
    ? []
    : [sql`select id from ticket where connectwise_id = ${number}::text::bigint`];
};

/** The number of a ticket in ConnectWise that the text means: `5005` or `#5005`. It may be larger than JavaScript's numbers. */
export const ticketNumber = (search: string): string | undefined => /^#?(\d{1,18})$/.exec(search)?.[1];

const union = (queries: readonly Sql[]) => sql`${sql.join([...queries], sql` union `)}`;
const isIn = (query: Sql) => sql<SqlBool>`ticket.id in (${query})`;
const anyOf = (conditions: readonly Sql[]) => sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`;

async function isCommon(db: Kysely<Schema>, matches: RawBuilder<SqlBool>) {
  const { rows } =
    await sql`select from (select * from ticket order by id desc limit ${newestCount}) as ticket
    join incident on incident.id = ticket.incident_id where ${matches} limit ${common}`.execute(db);
  return rows.length === common;
}
