import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { recordEvents } from './timeline.ts';

/** Why an incident is closed other than by quiet: by what happened to its ticket. */
export type ClosedByTicket = 'resolved' | 'ticket_deleted' | 'ticket_elsewhere';

/** Or its source says that it is over. */
type ClosedBy = ClosedByTicket | 'over';

interface Closing {
  readonly reason: ClosedBy;
  /**
   * When the cause of closing happened. What occurred earlier and arrives late still belongs to this incident.
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
