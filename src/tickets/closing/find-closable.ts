import { type Kysely, type SqlBool, sql } from 'kysely';
import { toIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Closable } from './load-reasons.ts';

/** After a closing was refused, the ticket is not tried again before this time. */
const againMs = 24 * 3_600_000;

interface Page {
  /** Only tickets with a higher id. */
  readonly after: number;
  readonly limit: number;
  readonly now: Date;
  /** When the settings were last saved: tickets refused before are tried again. */
  readonly savedAt: Date;
}

/**
 * Open tickets of single incidents, by id. People close the tickets of roll-ups, which name many incidents. Picket also
 * leaves a ticket that it closed before and a person reopened, because that person wants it open.
 */
export async function findClosable(
  db: Kysely<Schema>,
  { after, limit, now, savedAt }: Page,
): Promise<Closable[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('incident', 'incident.id', 'ticket.incident_id')
    .selectAll('incident')
    .select(['ticket.id as ticket_id', 'ticket.created_at'])
    .where('ticket.id', '>', after)
    .where('ticket.state', '=', 'created')
    .where('ticket.life', '=', 'open')
    .where('ticket.elsewhere', 'is', null)
    .where('ticket.merged_into', 'is', null)
    .where('ticket.connectwise_id', 'is not', null)
    .where('incident.state', '=', 'open')
    .where('incident.kind', '=', 'detections')
    .where(
      sql<SqlBool>`not exists (select from ticket_operation o where o.ticket_id = ticket.id and o.kind = 'close' and (
        o.state in ('queued', 'sending', 'unknown')
        or o.state = 'refused' and o.done_at > ${new Date(now.getTime() - againMs)} and o.queued_at >= ${savedAt}
        or o.state = 'done' and not exists (select from ticket_operation r where r.ticket_id = o.ticket_id
          and r.kind = 'reopen' and r.state = 'done' and r.done_at > o.done_at)))`,
    )
    // A person has merged other tickets into it, and they share its state.
    .where(
      sql<SqlBool>`not exists (select from ticket m where m.merged_into = ticket.connectwise_id and m.elsewhere is null)`,
    )
    .orderBy('ticket.id')
    .limit(limit)
    .execute();
  return rows.map(({ ticket_id: ticketId, created_at: ticketCreatedAt, ...row }) => ({
    ticketId,
    ticketCreatedAt,
    incident: toIncident(row),
  }));
}
