import { type Kysely, type Selectable, sql } from 'kysely';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/** What the detections of an incident report beyond the incident's own lists: each value once, the newest first. */
export interface SeenFacts {
  readonly processes: readonly string[];
  /** The signed-in users: logins or e-mail addresses. */
  readonly users: readonly string[];
  /** The lowest age, because young domains are suspicious; null if none is known. */
  readonly domainAgeDays: number | null;
  readonly registrars: readonly string[];
  readonly categories: readonly string[];
  readonly lists: readonly string[];
}

export const nothingSeen: SeenFacts = {
  processes: [],
  users: [],
  domainAgeDays: null,
  registrars: [],
  categories: [],
  lists: [],
};

/** Only the newest detections are read: an incident may have a million, which repeat the same facts. */
const readLimit = 500;

export async function loadSeenFacts(db: Kysely<Schema>, incidentId: number): Promise<SeenFacts> {
  const rows = await db
    .selectFrom('detection')
    .select(['process_name', 'user_name', 'facts'])
    .where('incident_id', '=', incidentId)
    .orderBy('id', 'desc')
    .limit(readLimit)
    .execute();
  return factsOf(rows);
}

/** Incidents whose detections are in memory at a time. */
const togetherLimit = 50;

/** {@link loadSeenFacts} for many incidents. Those without detections are left out. */
export async function loadSeenFactsOf(
  db: Kysely<Schema>,
  incidentIds: readonly number[],
): Promise<Map<number, SeenFacts>> {
  const all = new Map<number, SeenFacts>();
  for (let from = 0; from < incidentIds.length; from += togetherLimit) {
    const { rows } = await sql<SeenRow & { incident_id: number }>`
      select d.* from unnest(${bigintArray(incidentIds.slice(from, from + togetherLimit))}) as i(id)
      cross join lateral (
        select incident_id, process_name, user_name, facts from detection
        where incident_id = i.id order by id desc limit ${readLimit}
      ) as d
    `.execute(db);
    const own = new Map<number, SeenRow[]>();
    for (const row of rows) own.set(row.incident_id, [...(own.get(row.incident_id) ?? []), row]);
    for (const [id, seen] of own) all.set(id, factsOf(seen));
  }
  return all;
}

type SeenRow = Pick<Selectable<Schema['detection']>, 'process_name' | 'user_name' | 'facts'>;

function factsOf(rows: readonly SeenRow[]): SeenFacts {
  const ages = rows.flatMap(({ facts }) => facts?.domainAgeDays ?? []);
  return {
    processes: once(rows.map(({ process_name }) => process_name)),
    users: once(rows.map(({ user_name }) => user_name)),
    domainAgeDays: ages.length === 0 ? null : Math.min(...ages),
    registrars: once(rows.map(({ facts }) => facts?.registrar)),
    categories: once(rows.flatMap(({ facts }) => facts?.categories ?? [])),
    lists: once(rows.flatMap(({ facts }) => facts?.lists ?? [])),
  };
}

const once = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value != null && value !== '')),
];
