import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import type { Incident } from '../../incidents/incident.ts';
import { toIncident } from '../../incidents/store.ts';
import type { Composition } from './variables.ts';

/** What the text of every ticket has in common. */
export interface TextSurroundings {
  /** IANA zone in which tickets give times, besides UTC. */
  readonly timeZone: string;
  /** Where people reach the console. */
  readonly publicUrl?: string | undefined;
}

/** What the text of this incident’s ticket is made from. */
export async function compositionOf(
  tx: Kysely<Schema>,
  incident: Incident,
  { timeZone, publicUrl }: TextSurroundings,
  more: Pick<Composition, 'defangDomains' | 'severity'>,
): Promise<Composition> {
  const names = await tx
    .selectFrom('company')
    .innerJoin('source', 'source.id', 'company.source_id')
    .select(['company.name as companyName', 'source.name as sourceName'])
    .where('company.id', '=', incident.companyId)
    .executeTakeFirstOrThrow();
  return { incident, ...names, timeZone, publicUrl, ...more };
}

/** An incident by its number, else the newest there is; undefined where there is none such. */
export async function incidentToTry(
  db: Kysely<Schema>,
  id: number | undefined,
): Promise<Incident | undefined> {
  const row = await db
    .selectFrom('incident')
    .selectAll()
    .where('kind', '=', 'detections')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toIncident(row);
}
