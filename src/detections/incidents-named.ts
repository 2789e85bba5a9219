import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isOneOf } from '../platform/database/arrays.ts';
import { estimateRows } from '../platform/database/estimate.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Narrowed } from '../platform/http/narrowed.ts';
import { exactly } from '../platform/values/exact-filter.ts';
import { machineOf } from '../platform/values/machine.ts';
import { partsOfSpellings } from '../platform/values/spellings.ts';

/** The trigram index of the names of incidents (name-index.ts). */
export const nameIndex = 'incident_name_parts';
/** The same of their block reasons. Apart: many incidents share one. */
export const reasonIndex = 'incident_reason_parts';

/** The same of the references of tickets. */
export const referenceIndex = 'ticket_reference_parts';

/** The same of the names of companies. */
export const companyIndex = 'company_name_parts';

/** The name of a company; {@link companyIndex} indexes this expression. */
export const nameOfCompany = sql`lower(company.name)`;

/** The reference of a ticket; {@link referenceIndex} indexes this expression. */
export const referenceOfTicket = sql`lower(ticket.reference)`;

/** The names by which an incident is found, one a line; {@link nameIndex} indexes this expression. */
export const namesOfIncident = sql`incident_names(incident.registrable_domain, incident.domains, incident.device,
  incident.devices, incident.client_addresses)`;

/** The block reasons; {@link reasonIndex} indexes this expression. */
export const reasonsOfIncident = sql`incident_reasons(incident.reasons)`;

/**
 * {@link namesOfIncident} and other texts, one a line, for reading through rows: PostgreSQL calls that function for each
 * row, at twice the cost.
 */
export const textsAsRead = (others: readonly RawBuilder<unknown>[]) =>
  sql`lower(concat_ws(${sql.join([sql`E'\\n'`, ...names, ...others])}))`;

const names = [
  sql`incident.registrable_domain`,
  sql`array_to_string(incident.domains, E'\\n')`,
  sql`incident.device`,
  sql`array_to_string(incident.devices, E'\\n')`,
  sql`array_to_string(incident.client_addresses, E'\\n')`,
];

export const namesAsRead = textsAsRead([]);

/** More are not worth looking up: a page of the list finds enough of them by itself, though it cannot count them. */
const most = 1_000;
/** With so many among the newest, they are not looked up. */
const common = 200;
/** So many are counted of what is not looked up. Counting all would read the whole table. */
export const countedOfCommon = 500;
/** The newest incidents. What many have is found among them, and reading these is cheaper than a long list of an index. */
export const newestCount = 500;

/**
 * The index contains trigrams, so a shorter part is not in it. The beginning and the end of a word count as characters:
 * `ws-77` has the trigrams `ws␣`, `␣␣7` and `␣77`.
 */
export const hasTrigram = /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]{2}/u;

interface NameFilters {
  readonly domain?: string | undefined;
  readonly device?: string | undefined;
}

/** Texts of which the names of each incident that these filters find contain one of each list. */
function partsOf({ domain, device }: NameFilters): string[][] {
  const exact = device === undefined ? undefined : exactly(device);
  return [
    ...(domain === undefined ? [] : [[exactly(domain) ?? domain]]),
    ...(device === undefined ? [] : exact === undefined ? [[device]] : partsOfSpellings(machineOf(exact))),
  ];
}

/**
 * Finds, by the index, incidents that have each of these parts in a name, and incidents whose list of names is full.
 * The caller still compares the names: this only limits where to search.
 * @returns a condition for the column of incidents' ids. It is always true if many match: then search everywhere, and
 * count only some. Null if there is nothing to look up, or no index.
 */
export async function inIncidentsNamed(
  db: Kysely<Schema>,
  filters: NameFilters,
  column: 'incident.id' | 'detection.incident_id',
): Promise<Narrowed | null> {
  const parts = partsOf(filters);
  const given = parts.filter((part) => part.every((text) => hasTrigram.test(text)));
  if (given.length === 0) return searchShort(db, filters);
  if (!(await hasIndex(db, nameIndex))) return null;
  if (await isCommon(db, haveAll(namesAsRead, given), common)) return everywhere;
  const { rows } = await sql<{ id: number }>`
    (select incident.id from incident where ${haveAll(namesOfIncident, given)} limit ${most + 1})
    union all
    (select incident.id from incident where incident_has_more(domains, devices, client_addresses)
      limit ${most + 1})
  `.execute(db);
  if (rows.length > most) return everywhere;
  const ids = rows.map(({ id }) => id);
  return { where: isOneOf(column, ids) };
}

const haveAll = (names: RawBuilder<unknown>, parts: readonly (readonly string[])[]) =>
  sql<SqlBool>`${sql.join(
    parts.map(
      (part) =>
        sql`(${sql.join(
          part.map((text) => sql`${names} like ${anywhere(text)}`),
          sql` or `,
        )})`,
    ),
    sql` and `,
  )}`;

/**
 * Parts that are too short for the index. What follows a `=` is searched in all rows, because numbers that link to the
 * list count all of them.
 */
async function searchShort(db: Kysely<Schema>, { domain, device }: NameFilters): Promise<Narrowed | null> {
  const isShort = (filter: string | undefined) => filter !== undefined && exactly(filter) === undefined;
  const filters = [...(isShort(domain) ? ['domain'] : []), ...(isShort(device) ? ['device'] : [])];
  if (filters.length === 0) return null;
  const has = sql<SqlBool>`${isShort(domain) ? atLabel(domain ?? '') : sql`true`}
    and ${isShort(device) ? haveAll(namesAsRead, [[device ?? '']]) : sql`true`}`;
  if (await isCommon(db, has, common)) return everywhere;
  const all = sql<SqlBool>`true`;
  return { where: all, unindexed: { filters, others: all, among: (newest) => newest } };
}

/** Whether a label of a name begins with this part. */
const atLabel = (part: string) =>
  sql<SqlBool>`translate(E'\\n' || ${namesAsRead}, E'\\n', '.') like ${anywhere(`.${part}`)}`;

const everywhere: Narrowed = { where: sql<SqlBool>`true`, countTo: countedOfCommon };

/** Whether so many of the newest incidents match. The index would then list a large part of all. */
async function isCommon(db: Kysely<Schema>, matches: RawBuilder<SqlBool>, count: number) {
  const { rows } = await sql`select from ${newestIncidents(newestCount)} where ${matches}
    limit ${count}`.execute(db);
  return rows.length === count;
}

/**
 * From so many expected matches on, they are read row by row: the index would list thousands, and each is compared again.
 * Statistics are vague, so few are never read in this way.
 */
const expectedOfMany = 1_500;

/** Whether PostgreSQL expects so many incidents to have this in a name that the index does not help. */
export const isExpectedInMany = async (db: Kysely<Schema>, part: string): Promise<boolean> =>
  (await estimateRows(db, sql`select from incident where ${namesOfIncident} like ${anywhere(part)}`)) >=
  expectedOfMany;

/** The newest incidents, as a table to read from. */
export const newestIncidents = (count: number) =>
  sql`(select * from incident order by id desc limit ${count}) as incident`;

/**
 * Whether names that are read row by row have this part. Not by `like`: PostgreSQL would expect to find so few rows that
 * it reads and joins the whole table for a page, instead of the newest rows.
 */
export const hasPart = (names: RawBuilder<unknown>, part: string) =>
  sql<SqlBool>`position(${part.toLowerCase()}::text in ${names}) > 0`;

/** A pattern of `like` for a text that contains this part. The indexed names are in lower case. */
export const anywhere = (part: string): string => `%${escaped(part.toLowerCase())}%`;

/** Escapes what has a meaning in a pattern of `like`. */
const escaped = (part: string) => part.replace(/[\\%_]/g, '\\$&');

/** Whether this index exists. */
export async function hasIndex(db: Kysely<Schema>, name: string): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`select to_regclass(${name}::text) is not null as found`.execute(db);
  return rows[0]?.found ?? false;
}
