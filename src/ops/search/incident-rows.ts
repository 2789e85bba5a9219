import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anywhere,
  hasIndex,
  hasTrigram,
  nameIndex,
  namesOfIncident,
} from '../../detections/incidents-named.ts';
import { textArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Wanted } from './parse-search.ts';

/** As many incidents are looked at for names and devices. */
const most = 200;
/** The newest incidents, which are read first: what many have is found among them. */
const newest = 500;
/** So many of the newest have the part: what it finds in older ones would hardly be shown. */
const plenty = 30;
/** More are not shown of a kind. */
const enough = 5;
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

/** Incidents that have a name with one of the parts: the one with this id, those with exactly this name, the newest. */
export async function findIncidentRows(
  db: Kysely<Schema>,
  { parts, number }: Wanted,
  companies: CompanyScope,
): Promise<IncidentRow[]> {
  const byId = number === null ? [] : await rowsOf(db, sql`i.id = ${number}::bigint`, companies, 1);
  if (parts.length === 0) return byId;
  const exact = await rowsOf(db, isExactly(parts), companies, enough + 1);
  const named = await namedRows(db, parts, companies);
  return [...new Map([...byId, ...exact, ...named].map((row) => [row.id, row])).values()];
}

async function namedRows(
  db: Kysely<Schema>,
  parts: readonly string[],
  companies: CompanyScope,
): Promise<IncidentRow[]> {
  const isNamed = sql<SqlBool>`(${sql.join(
    parts.map((part) => sql`${namesOfIncident} like ${anywhere(part)}`),
    sql` or `,
  )})`;
  const indexed = parts.every((part) => hasTrigram.test(part)) && (await hasIndex(db, nameIndex));
  const recent = (count: number) =>
    sql`i.id in (select incident.id from (select * from incident order by id desc limit ${count}) as incident
      where ${isNamed})`;
  const first = await rowsOf(db, recent(indexed ? newest : withoutIndex), companies, most);
  if (!indexed || first.length >= plenty) return first;
  const inState = (state: 'closed' | 'open') => {
    const own = sql`select incident.id from incident where state = ${sql.lit(state)} and ${isNamed}
      and ${isInScope('incident.company_id', companies)} limit ${most}`;
    return rowsOf(db, sql`i.id in (${own})`, companies, most);
  };
  const closed = withRows(first, await inState('closed'));
  // Open ones have no index (name-index.ts). They are read where nearly nothing else was found.
  return closed.length > enough ? closed : withRows(closed, await inState('open'));
}

/** Incidents whose domain or device is one of the parts, by their indexes: they may be older than many others. */
function isExactly(parts: readonly string[]): RawBuilder<unknown> {
  const newestBy = (column: 'registrable_domain' | 'device') => sql`(select id from incident
    where coalesce(${sql.ref(column)}, '') collate "C" = any(${textArray(parts)}) order by id desc limit ${most})`;
  return sql`i.id in (${newestBy('registrable_domain')} union all ${newestBy('device')})`;
}

/** Rows and others, the newest first. */
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
