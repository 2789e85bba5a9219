import type { Kysely } from 'kysely';
import { loadSeenFacts, nothingSeen } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Composition, EarlierTicket } from './variables.ts';

/** What the text of every ticket needs. */
export interface TextSurroundings {
  /** IANA zone for times in tickets, besides UTC. */
  readonly timeZone: string;
  /** The address of the console. */
  readonly publicUrl?: string | undefined;
}

/** The data for the text of this incident's ticket. */
export async function compositionOf(
  tx: Kysely<Schema>,
  incident: Incident,
  { timeZone, publicUrl }: TextSurroundings,
  more: Pick<Composition, 'defangDomains' | 'severity' | 'nextSteps'>,
): Promise<Composition> {
  const names = await tx
    .selectFrom('company')
    .innerJoin('source', 'source.id', 'company.source_id')
    .select(['company.name as companyName', 'source.name as sourceName'])
    .where('company.id', '=', incident.companyId)
    .executeTakeFirstOrThrow();
  const earlier = await earlierTickets(tx, incident);
  // A roll-up has no detections of its own.
  const seen = incident.kind === 'detections' ? await loadSeenFacts(tx, incident.id) : nothingSeen;
  return {
    incident,
    ...names,
    timeZone,
    publicUrl,
    ...more,
    earlier,
    seen,
  };
}

/** The closed tickets of an incident, which a further ticket names. */
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
