import { type Kysely, sql } from 'kysely';
import { sharedNames } from '../../detections/named-company.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { referencePrefix } from '../../tickets/record/reference.ts';
import type { FoundRows, IncidentRow } from './incident-rows.ts';
import type { Wanted } from './parse-search.ts';

export interface Item {
  /** The id of the incident or company; null for a name. */
  readonly id: number | null;
  readonly title: string;
  readonly detail: string | null;
}

/** One more than are shown, which proves that there are more. */
export const shown = 5;

export const incidentItem = (row: IncidentRow): Item => ({
  id: row.id,
  title: row.registrable_domain ?? row.domains[0] ?? row.device ?? `Incident ${row.id}`,
  detail: [row.company_name, row.device, row.severity, row.state].filter(Boolean).join(' · '),
});

/** The names of incidents that match part of the search: an equal name first, then the most frequent. */
export function namesIn(
  { rows, isPart }: FoundRows,
  { parts }: Wanted,
  namesOf: (row: IncidentRow) => readonly (string | null)[],
): Item[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const name of new Set(namesOf(row)))
      if (name !== null && parts.some((part) => name.toLowerCase().includes(part)))
        counts.set(name, (counts.get(name) ?? 0) + 1);
  const isExact = (name: string) => Number(parts.includes(name.toLowerCase()));
  return [...counts]
    .sort(([name, count], [other, less]) => isExact(other) - isExact(name) || less - count)
    .slice(0, shown + 1)
    .map(([title, count]) => ({
      id: null,
      title,
      detail: incidents(count, isPart),
    }));
}

const incidents = (count: number, orMore: boolean) =>
  orMore ? `${count} or more incidents` : count === 1 ? '1 incident' : `${count} incidents`;

/** Tickets by their number, id or reference; and those of incidents that were found. */
export async function findTickets(
  db: Kysely<Schema>,
  { number, reference }: Wanted,
  incidents: readonly number[],
  companies: CompanyScope,
): Promise<Item[]> {
  const conditions = [
    ...(number === null ? [] : [sql`t.connectwise_id = ${number}::bigint`, sql`t.id = ${number}::bigint`]),
    ...(reference === null ? [] : [sql`t.reference like ${`${referencePrefix}${reference}%`}`]),
    ...(incidents.length === 0 ? [] : [sql`t.incident_id = any(${bigintArray(incidents)})`]),
  ];
  const items: Item[] = [];
  // One after another: each uses its index, and the first matches are the most likely ones.
  for (const condition of conditions) {
    const { rows } = await sql<TicketRow>`
      select t.id, t.incident_id, t.connectwise_id, t.state, t.status_name, c.name as company_name,
        i.registrable_domain
      from ticket t join incident i on i.id = t.incident_id join company c on c.id = i.company_id
      where ${condition} and ${isInScope('i.company_id', companies)}
      order by t.id desc limit ${shown + 1}
    `.execute(db);
    items.push(...rows.map(ticketItem).filter(({ key }) => items.every((one) => keyOf(one) !== key)));
    if (items.length > shown) break;
  }
  return items.map(({ id, title, detail }) => ({ id, title, detail }));
}

interface TicketRow {
  readonly id: number;
  readonly incident_id: number;
  readonly connectwise_id: number | null;
  readonly state: string;
  readonly status_name: string | null;
  readonly company_name: string;
  readonly registrable_domain: string | null;
}

const keyOf = (item: Item) => (item as Item & { readonly key?: number }).key;

const ticketItem = (row: TicketRow) => ({
  key: row.id,
  id: row.incident_id,
  title: row.connectwise_id === null ? `Not yet in ConnectWise (${row.state})` : `#${row.connectwise_id}`,
  detail: [row.registrable_domain, row.company_name, row.status_name].filter(Boolean).join(' · '),
});

/** Companies by part of their name, of their name in ConnectWise, or by their id at the source. */
export async function findCompanies(
  db: Kysely<Schema>,
  typed: string,
  companies: CompanyScope,
): Promise<Item[]> {
  const part = typed.trim().toLowerCase();
  const { rows } = await sql<{ id: number; name: string; external_id: string; there: string | null }>`
    select c.id, c.name, c.external_id, m.connectwise_company_name as there
    from company c left join mapping m on m.company_id = c.id
    where (position(${part} in lower(c.name)) > 0 or position(${part} in lower(m.connectwise_company_name)) > 0
      or lower(m.connectwise_company_identifier) = ${part} or lower(c.external_id) = ${part})
      and ${isInScope('c.id', companies)}
    order by (position(${part} in lower(c.name)) = 1) desc, lower(c.name), c.id limit ${shown + 1}
  `.execute(db);
  const shared = await sharedNames(
    db,
    rows.map(({ id }) => id),
    companies,
  );
  return rows.map(({ id, name, external_id: externalId, there }) => ({
    id,
    title: shared.has(id) ? `${name} [${externalId || 'no id'}]` : name,
    detail: there === null ? 'Not mapped' : `In ConnectWise: ${there}`,
  }));
}
