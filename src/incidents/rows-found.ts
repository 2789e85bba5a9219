import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  countedOfCommon,
  hasPart,
  hasTrigram,
  isExpectedInMany,
  nameOfCompany,
} from '../detections/incidents-named.ts';
import { bigintArray, isOneOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Narrowed } from '../platform/http/narrowed.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<SqlBool>;

/** Rows with a search field: incidents, or what belongs to an incident. */
export interface SearchedRows {
  readonly table: 'incident' | 'ticket';
  /** These rows of the table with their incidents, as tables to read from. */
  readonly withIncidents: (rows: Sql) => Sql;
  /** The ids of the rows of incidents, given the ids of these. */
  readonly ofIncidents: (ids: Sql) => Sql;
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
/** More incidents of companies are not looked up: a page of the list finds enough by reading. */
const mostOfCompanies = 4_000;
/** A text that so many of the newest have is common: a page is then read from few rows. */
const common = 25;
const newestRead = 250;

/**
 * The rows that a search field finds: by their texts, their number, and the name of their company. Few are found by
 * indexes. What many have is found by reading, which is quick for a page of them, but not for counting them.
 */
export async function rowsFound(db: Kysely<Schema>, search: string, rows: SearchedRows): Promise<Narrowed> {
  const id = `${rows.table}.id`;
  const isRead = sql<SqlBool>`(${hasPart(rows.texts, search)} and ${isAnyway(id)})`;
  const { companies, isCommon, isIndexed } = await lookFirst(db, search, rows, isRead);
  const ofCompanies = companies.length === 0 ? undefined : isOfCompanies(companies, search);
  const hasNumber = rows.hasNumber?.(search);
  const reading = { where: anyOf([ofCompanies, hasNumber, isRead]), countTo: countedOfCommon };
  if (isCommon) return reading;
  const isShort = !hasTrigram.test(search);
  if (!isShort && (!isIndexed || (await isExpectedInMany(db, search)))) return { ...reading, countTo: 0 };

  const byText = isShort ? undefined : rows.byIndex(search, mostByIndex + 1);
  const looked = await lookUp(db, rows, { byText, ofCompanies, hasNumber });
  if (looked.byText.length > mostByIndex) return { ...reading, countTo: 0 };
  const ids = [...looked.byText, ...looked.others];
  const found = looked.isPart
    ? anyOf([ofCompanies, hasNumber, isOneOf(id, looked.byText)])
    : isOneOf(id, ids);
  if (!isShort) return looked.isPart ? { where: found, countTo: countedOfCommon } : { where: found };
  const among = (newest: Condition) => {
    const isNew = sql<SqlBool>`(${newest} and ${isRead})`;
    if (ids.length === 0) return isNew;
    if (looked.isPart) return anyOf([found, isNew]);
    // One array, so that PostgreSQL looks its ids up. With an "or" it would compare all rows.
    return sql<SqlBool>`${sql.ref(id)} = any(array(select unnest(${bigintArray(ids)}) union all
      select ${sql.ref(id)} from ${rows.withIncidents(sql`(select * from ${sql.table(rows.table)} where ${newest})`)}
      where ${isRead}))`;
  };
  return { ...reading, unindexed: { filters: ['search'], others: sql`true`, among } };
}

/** Always true. PostgreSQL expects it of a third of the rows, and {@link hasPart} too; a ninth is closer than a third. */
const isAnyway = (id: string) => sql`${sql.ref(id)} + 0 > 0`;

/** Looks up what indexes find: the ids of rows by text, and by company or number. */
async function lookUp(
  db: Kysely<Schema>,
  { table, ofIncidents }: SearchedRows,
  by: {
    readonly byText: Sql | undefined;
    readonly ofCompanies: Condition | undefined;
    readonly hasNumber: Condition | undefined;
  },
) {
  const none = sql<SqlBool>`false`;
  const answer = await sql<{ by_text: number[]; others: number[]; incidents: number }>`
    with own as materialized (select id from incident where ${by.ofCompanies ?? none} limit ${mostOfCompanies + 1})
    select array(${by.byText ?? sql`select id from own where false`}) as by_text,
      array(${ofIncidents(sql`select id from own`)} union all
        select id from ${sql.table(table)} where ${by.hasNumber ?? none}) as others,
      (select count(*) from own)::int as incidents`.execute(db);
  const { by_text: byText = [], others = [], incidents = 0 } = answer.rows[0] ?? {};
  return { byText, others, isPart: incidents > mostOfCompanies };
}

/** Reads in one statement what decides how to search. */
async function lookFirst(db: Kysely<Schema>, search: string, rows: SearchedRows, isRead: Condition) {
  const newest = sql`(select * from ${sql.table(rows.table)} order by id desc limit ${newestRead})`;
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
  sql`select id from company where ${nameOfCompany} like ${anywhere(search)}`;

const isOfCompanies = (companies: readonly number[], search: string): Condition =>
  companies.length > mostCompanies
    ? sql`incident.company_id in (${companiesNamed(search)})`
    : isOneOf('incident.company_id', companies);

const anyOf = (conditions: readonly (Condition | undefined)[]) => {
  const given = conditions.filter((condition) => condition !== undefined);
  return sql<SqlBool>`(${sql.join(given, sql` or `)})`;
};
