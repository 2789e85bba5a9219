import type { Kysely } from 'kysely';
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
