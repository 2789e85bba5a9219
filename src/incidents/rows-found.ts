import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  countedOfCommon,
  hasPart,
  hasTrigram,
  isExpectedInMany,
  newestCount,
} from '../detections/incidents-named.ts';
import { isOneOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Narrowed } from '../platform/http/narrowed.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<SqlBool>;

/** Rows with a search field: incidents, or what belongs to an incident. */
export interface SearchedRows {
  readonly table: 'incident' | 'ticket';
  /** These rows of the table with their incidents, as tables to read from. */
  readonly withIncidents: (rows: Sql) => Sql;
  /** The ids of rows whose incident fulfils a condition. */
  readonly ofIncidents: (where: Condition) => Sql;
  /** The searched texts of a row in lower case, without the name of its company. */
  readonly texts: Sql;
  /** The ids of rows with this text, by trigram indexes. */
  readonly byIndex: (search: string, most: number) => RawBuilder<{ id: number }>;
  /** The last of these indexes that is made. */
  readonly index: string;
  /** Whether a row has the number that the text means, which an index finds; undefined if it means none. */
  readonly hasNumber?: (search: string) => Condition | undefined;
}

/** With more matches an index look-up does not pay: a page of the list finds enough by reading. */
const mostByIndex = 400;
/** More companies are looked up again by each statement that needs them. */
const mostCompanies = 200;
/** More rows of companies are not looked up: a page of the list finds enough by reading. */
const mostOfCompanies = 2_000;
/** With so many of the newest, a page is read from few rows. */
const common = 50;

/**
 * The rows that a search field finds: by their texts, their number, and the name of their company. Few are found by
 * indexes. What many have is found by reading, which is quick for a page of them, but not for counting them.
 */
export async function rowsFound(db: Kysely<Schema>, search: string, rows: SearchedRows): Promise<Narrowed> {
  const isRead = hasPart(rows.texts, search);
  const { companies, isCommon, isIndexed } = await lookFirst(db, search, rows, isRead);
  const ofCompanies = companies.length === 0 ? undefined : isOfCompanies(companies, search);
  const hasNumber = rows.hasNumber?.(search);
  const reading = { where: anyOf([ofCompanies, hasNumber, isRead]), countTo: countedOfCommon };
  if (isCommon) return reading;

  const table = sql.table(rows.table);
  const id = `${rows.table}.id`;
  const others = [
    ...(ofCompanies === undefined ? [] : [rows.ofIncidents(ofCompanies)]),
    ...(hasNumber === undefined ? [] : [sql`select id from ${table} where ${hasNumber}`]),
  ];
  if (!hasTrigram.test(search)) {
    // An array, so that PostgreSQL looks its ids up: it cannot estimate other forms, and may read all rows.
    const among = (newest: Condition) =>
      sql<SqlBool>`${sql.ref(id)} = any(${arrayOf([
        sql`select ${sql.ref(id)} from ${rows.withIncidents(sql`(select * from ${table} where ${newest})`)}
          where ${isRead}`,
        ...others,
      ])})`;
    return { ...reading, unindexed: { filters: ['search'], others: sql`true`, among } };
  }
  if (!isIndexed || (await isExpectedInMany(db, search))) return { ...reading, countTo: 0 };
  const looked = await sql<{ by_text: number[]; others: number[] }>`
    select ${arrayOf([rows.byIndex(search, mostByIndex + 1)])} as by_text,
      ${arrayOf(others.map((ids) => sql`${ids} limit ${mostOfCompanies + 1}`))} as others`.execute(db);
  const { by_text: byText = [], others: besides = [] } = looked.rows[0] ?? {};
  if (byText.length > mostByIndex) return { ...reading, countTo: 0 };
  return besides.length > mostOfCompanies
    ? { where: anyOf([ofCompanies, hasNumber, isOneOf(id, byText)]), countTo: countedOfCommon }
    : { where: isOneOf(id, [...byText, ...besides]) };
}

/** The ids of these queries as one array. */
const arrayOf = (queries: readonly Sql[]) =>
  queries.length === 0
    ? sql`'{}'::bigint[]`
    : sql`array(${sql.join(
        queries.map((query) => sql`(${query})`),
        sql` union all `,
      )})`;

/** Reads in one statement what decides how to search. */
async function lookFirst(db: Kysely<Schema>, search: string, rows: SearchedRows, isRead: Condition) {
  const newest = sql`(select * from ${sql.table(rows.table)} order by id desc limit ${newestCount})`;
  const answer = await sql<{ companies: number[]; found: number; indexed: boolean }>`
    with named as materialized (${companiesNamed(search)})
    select array(select id from named limit ${mostCompanies + 1}) as companies,
      (select count(*) from (select from ${rows.withIncidents(newest)}
        where incident.company_id in (select id from named) or ${isRead} limit ${common}) as some_newest)::int as found,
      to_regclass(${rows.index}::text) is not null as indexed`.execute(db);
  const { companies = [], found = 0, indexed = false } = answer.rows[0] ?? {};
  return { companies, isCommon: found === common, isIndexed: indexed };
}

const companiesNamed = (search: string) =>
  sql`select id from company where position(${search.toLowerCase()} in lower(name)) > 0`;

const isOfCompanies = (companies: readonly number[], search: string): Condition =>
  companies.length > mostCompanies
    ? sql`incident.company_id in (${companiesNamed(search)})`
    : isOneOf('incident.company_id', companies);

const anyOf = (conditions: readonly (Condition | undefined)[]) => {
  const given = conditions.filter((condition) => condition !== undefined);
  return sql<SqlBool>`(${sql.join(given, sql` or `)})`;
};
