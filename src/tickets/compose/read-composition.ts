import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import type { Incident } from '../../incidents/incident.ts';
import { toIncident } from '../../incidents/store.ts';
import type { Composition, EarlierTicket } from './variables.ts';

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
  const earlier = await earlierTickets(tx, incident);
  return { incident, ...names, timeZone, publicUrl, ...more, earlier };
}

/** The tickets of an incident that are over: a further one names them. */
async function earlierTickets(tx: Kysely<Schema>, incident: Incident): Promise<EarlierTicket[]> {
  const rows = await tx
    .selectFrom('ticket')
    .select(['connectwise_id', 'closed_at'])
    .where('incident_id', '=', incident.id)
    .where('state', '=', 'created')
    .where(({ or, eb }) => or([eb('life', 'in', ['closed', 'deleted']), eb('elsewhere', 'is not', null)]))
    .orderBy('recurrence')
    .execute();
  return rows.flatMap(({ connectwise_id: number, closed_at: closedAt }) =>
    number === null ? [] : [{ number, closedAt }],
  );
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
