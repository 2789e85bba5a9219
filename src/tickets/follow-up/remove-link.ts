import { refusesConnection } from '../../connectwise/client/problems.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { lockIncident } from '../../incidents/store.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { inMs, leaseOf } from '../deliver/worker.ts';
import type { DeviceRow } from '../devices/store.ts';
import { failedEnd } from './link-steps.ts';
import type { LinkTurn } from './link-turn.ts';
import { isUnchanged, nextTurn, recordLink } from './record-link.ts';
import { renewOperation, stillOurs, tryLater } from './store.ts';

/**
 * Removes a configuration from the ticket. What is about to be sent is committed first: until its outcome is known nobody
 * can choose the same configuration again, and a worker that lost its lease does not send it.
 */
export async function remove(turn: LinkTurn, row: DeviceRow, id: number): Promise<void> {
  if (!(await prepare(turn, row))) return;
  const { worker, operation, number, client, signal } = turn;
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const outcome = await client.detachConfiguration(number, id, signal, beforeSend);
  switch (outcome.outcome) {
    case 'done':
      return recordRemoval(turn, row, id);
    case 'unknown': {
      const next_attempt_at = inMs(worker, worker.searchDelaysMs[0] ?? 0);
      const unknown = { state: 'unknown', looks: 0, searched_by: worker.node } as const;
      return recordLink(turn, { operation: { ...unknown, problem: outcome.problem, next_attempt_at } });
    }
    case 'not_sent': {
      const state = { state: 'queued', failures: operation.failures } as const;
      return recordLink(turn, {
        operation: tryLater(worker, state, outcome.problem, outcome.retryAfterMs),
      });
    }
    case 'refused': {
      const { problem } = outcome;
      if (!refusesConnection(problem)) {
        const message = `Picket did not remove configuration ${id} from ticket ${number} for the device “${row.device}”. ${problem.message} ${problem.hint}`;
        return recordLink(turn, {
          ...failedEnd(turn, row, problem),
          event: { kind: 'link_failed', message },
        });
      }
      return recordLink(turn, {
        operation: tryLater(worker, { state: 'queued', failures: operation.failures }, problem),
        also: (tx, now) => recordHealth(tx, 'refused', problem, now),
      });
    }
  }
}

/** The ticket does not have the configuration any more. */
export function recordRemoval(turn: LinkTurn, row: DeviceRow, id: number): Promise<void> {
  const message = `Configuration ${id} was removed from ticket ${turn.number} for the device “${row.device}”, as ${row.chosen_by ?? 'a person'} asked.`;
  return recordLink(turn, {
    operation: nextTurn(turn),
    device: { row, change: { state: row.state, removeId: null } },
    event: { kind: 'unlinked', message },
  });
}

async function prepare({ worker, operation, incident }: LinkTurn, row: DeviceRow): Promise<boolean> {
  const lease = leaseOf(worker);
  return transaction(worker.db, async (tx) => {
    await lockIncident(tx, incident.id);
    if (!(await stillOurs(tx, operation, worker.owner)) || !(await isUnchanged(tx, row))) return false;
    await tx
      .updateTable('ticket_operation')
      .set({
        state: 'sending',
        looks: 0,
        searched_by: null,
        sent_at: worker.clock.now(),
        locked_until: lease.until,
        next_attempt_at: lease.until,
      })
      .where('id', '=', operation.id)
      .execute();
    return true;
  });
}
