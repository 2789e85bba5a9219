import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { recordEvents } from './timeline.ts';

/** Why an incident is closed because of its ticket. */
export type ClosedByTicket = 'resolved' | 'ticket_deleted' | 'ticket_elsewhere';

/** The source may also report that the incident has ended. */
type ClosedBy = ClosedByTicket | 'over';

interface Closing {
  readonly reason: ClosedBy;
  /**
   * When the cause of closing happened. A detection from before this that arrives late still belongs to this incident.
   */
  readonly closedAt: Date;
  readonly now: Date;
  readonly message: string;
}

/** Closes an open incident that the caller has locked. */
export async function closeIncident(tx: Kysely<Schema>, id: number, closing: Closing): Promise<void> {
  const { reason, closedAt, now, message } = closing;
  await tx
    .updateTable('incident')
    .set({ state: 'closed', closed_at: closedAt, closed_reason: reason, decide_at: null })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
  await recordEvents(tx, [{ incidentId: id, at: now, kind: 'closed', message, details: { reason } }]);
}
