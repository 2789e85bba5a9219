import { sql } from 'kysely';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problems } from '../record/problems.ts';
import { finishTurn, type TicketRow } from '../record/store.ts';
import { type DeliveryWorker, inMs } from './worker.ts';

/**
 * A ticket in `sending` with an expired lease: its sender was stopped, and the outcome is unknown. From here on it is
 * searched for, like any other unknown outcome.
 */
export async function suspectSent(worker: DeliveryWorker, ticket: TicketRow): Promise<void> {
  const problem = problems.stoppedWhileSending();
  const now = worker.clock.now();
  const ours = await transaction(worker.db, async (tx) => {
    const finished = await finishTurn(tx, ticket.id, worker.owner, {
      state: 'unknown',
      problem,
      searches: 0,
      searched_by: worker.node,
      next_attempt_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
    });
    if (!finished) return false;
    await tx
      .updateTable('ticket_attempt')
      .set({ outcome: 'unknown', finished_at: now, problem: json(problem) })
      .where('ticket_id', '=', ticket.id)
      .where('outcome', '=', sql.lit('sending'))
      .execute();
    await recordEvents(tx, [
      { incidentId: ticket.incident_id, at: now, kind: 'outcome_unknown', message: problem.message },
    ]);
    return true;
  });
  worker.observe?.({
    ticketId: ticket.id,
    incidentId: ticket.incident_id,
    what: ours ? 'unknown' : 'lease_lost',
    problem: problem.code,
  });
}
