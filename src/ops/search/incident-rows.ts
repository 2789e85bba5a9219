import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  hasIndex,
  hasTrigram,
  nameIndex,
  namesAsRead,
  namesOfIncident,
  newestCount,
  newestIncidents,
} from '../../detections/incidents-named.ts';
import { textArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Wanted } from './parse-search.ts';

/** The most incidents that are searched for names and devices. */
const most = 200;
/** So many of the newest have the part: what it finds in older ones would hardly be shown. */
const plenty = 30;
/** No more of one kind are shown. */
const enough = 5;
/** A part that is too short for the index is looked for among so many. */
const readOfShort = 3_000;
/** Without an index, no more are read. */
const withoutIndex = 20_000;

export interface IncidentRow {
  readonly id: number;
  readonly company_name: string;
  readonly registrable_domain: string | null;
  readonly domains: string[];
  readonly devices: string[];
  readonly device: string | null;
  readonly client_addresses: string[];
  readonly kind: string;
  readonly state: string;
  readonly severity: string;
}

export interface FoundRows {
  readonly rows: readonly IncidentRow[];
  /** There may be more than these. */
  readonly isPart: boolean;
  /** How many of the newest were searched; null: all. */
  readonly newestOnly: number | null;
}

/** Incidents that have a name with one of the parts: the one with this id, those with exactly this name, the newest. */
export async function findIncidentRows(
  db: Kysely<Schema>,
  { parts, number }: Wanted,
  companies: CompanyScope,
): Promise<FoundRows> {
  const byId = number === null ? [] : await rowsOf(db, sql`i.id = ${number}::bigint`, companies, 1);
  if (parts.length === 0) return { rows: byId, isPart: false, newestOnly: null };
  const exact = await rowsOf(db, isExactly(parts), companies, enough + 1);
  const named = await namedRows(db, parts, companies);
  const rows = new Map([...byId, ...exact, ...named.rows].map((row) => [row.id, row]));
  return { ...named, rows: [...rows.values()] };
}

async function namedRows(
  db: Kysely<Schema>,
  parts: readonly string[],
  companies: CompanyScope,
): Promise<FoundRows> {
  const isNamed = (names: RawBuilder<unknown>) =>
    sql<SqlBool>`(${sql.join(
      parts.map((part) => sql`${names} like ${anywhere(part)}`),
      sql` or `,
    )})`;
  const own = isInScope('incident.company_id', companies);
  const recent = (count: number) =>
    rowsOf(
      db,
      sql`i.id in (select incident.id from ${newestIncidents(count)} where ${isNamed(namesAsRead)} and ${own}
        order by incident.id desc limit ${most})`,
      companies,
      most,
    );
  const first = await recent(newestCount);
  if (first.length >= plenty)
    return { rows: first, isPart: await hasMoreThan(db, newestCount), newestOnly: null };
  const isLong = parts.every((part) => hasTrigram.test(part));
  if (isLong && (await hasIndex(db, nameIndex))) {
    const listed = sql`select incident.id from incident where ${isNamed(namesOfIncident)} and ${own} limit ${most}`;
    const others = await rowsOf(db, sql`i.id in (${listed})`, companies, most);
    return { rows: withRows(first, others), isPart: others.length === most, newestOnly: null };
  }
  const count = isLong ? withoutIndex : readOfShort;
  const rows = await recent(count);
  const newestOnly = (await hasMoreThan(db, count)) ? count : null;
  return { rows, isPart: newestOnly !== null || rows.length === most, newestOnly };
}

async function hasMoreThan(db: Kysely<Schema>, count: number): Promise<boolean> {
  const { rows } = await sql`select from incident order by id desc offset ${count} limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Finds incidents whose domain or device equals one of the parts, by their indexes: they may be older than many others.
 */
function isExactly(parts: readonly string[]): RawBuilder<unknown> {
  const newestBy = (column: 'registrable_domain' | 'device') => sql`(select id from incident
    where coalesce(${sql.ref(column)}, '') collate "C" = any(${textArray(parts)}) order by id desc limit ${most})`;
  return sql`i.id in (${newestBy('registrable_domain')} union all ${newestBy('device')})`;
}

/** Both lists together, the newest first. */
function withRows(rows: readonly IncidentRow[], others: readonly IncidentRow[]): IncidentRow[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...others.filter(({ id }) => !known.has(id))].sort((one, other) => other.id - one.id);
}

async function rowsOf(
  db: Kysely<Schema>,
  where: RawBuilder<unknown>,
  companies: CompanyScope,
  limit: number,
): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select i.id, c.name as company_name, i.registrable_domain, i.domains, i.devices, i.device, i.client_addresses,
      i.kind, i.state, i.severity
    from incident i join company c on c.id = i.company_id
    where ${where} and ${isInScope('i.company_id', companies)}
    order by i.id desc limit ${limit}
  `.execute(db);
  return rows;
}
