import type { ConnectWise } from '../../connectwise/client/types.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { type DeliveryWorker, inMs, leaseOf } from '../deliver/worker.ts';
import { problems } from '../record/problems.ts';
import { clientOfTickets } from '../sync/account.ts';
import { type Begun, beginClosing, confirmClosing } from './begin-closing.ts';
import { examine } from './examine.ts';
import { type Closing, recordClosing } from './record-closing.ts';
import { finishOperation, type OperationRow, renewOperation, searchLater, tryLater } from './store.ts';

/**
 * Closes a ticket in two writes: the note with the reason, then the status. Each turn begins with reading everything,
 * so a person's work meanwhile is seen. After a lost answer, an existing note or status is not written again.
 */
export async function closeTicket(
  worker: DeliveryWorker,
  operation: OperationRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await clientOfTickets(worker.db, worker.connectWise);
  const begun = await beginClosing(worker, operation);
  if (begun === null) return;
  if (client === null) {
    await finishOperation(worker.db, operation.id, worker.owner, {
      state: operation.state,
      next_attempt_at: inMs(worker, 60_000),
    });
    return;
  }
  await recordClosing(worker, begun, await close(worker, client, begun, signal));
}

async function close(
  worker: DeliveryWorker,
  client: ConnectWise,
  begun: Begun,
  signal?: AbortSignal,
): Promise<Closing | null> {
  const found = await examine(worker, client, begun, signal);
  if (found.what !== 'ready') return found;
  const { operation, number } = begun;
  const { notes, status } = found;
  const isNoted =
    operation.step === 'status' ||
    (operation.step === 'note' && operation.state === 'queued') ||
    notes.some(({ text }) => text.includes(operation.reference));
  if (!isNoted) {
    const wait = operation.step === 'note' ? searchAgain(worker, operation, notes.length, number) : null;
    return wait ?? writeNote(worker, client, begun, status.name, signal);
  }
  if (!(await confirmClosing(worker, begun, 'status'))) return null;
  // Read once more at the last moment: a person may have begun to work on it meanwhile.
  const last = await client.ticket(number, signal);
  if (!last.ok) return later(worker, operation, last.problem, 'note');
  const before = found.ticket.updatedAt?.getTime();
  if (
    last.value === null ||
    last.value.updatedAt?.getTime() !== before ||
    last.value.statusId !== found.ticket.statusId
  )
    return { what: 'later', change: { state: 'queued', step: 'note', next_attempt_at: inMs(worker, 1_000) } };
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const change = [{ op: 'replace', path: 'status', value: { id: status.id } }] as const;
  const outcome = await client.changeTicket(number, change, signal, beforeSend);
  switch (outcome.outcome) {
    case 'done': {
      const took = outcome.value.closed !== false && (outcome.value.statusId ?? status.id) === status.id;
      return took ? { what: 'closed', status: status.name } : { what: 'ignored', status: status.name };
    }
    case 'refused':
      return { what: 'refused', problem: outcome.problem, right: 'closing' };
    case 'unknown':
      return {
        what: 'later',
        change: searchLater(worker, outcome.problem),
      };
    case 'not_sent':
      return later(worker, operation, outcome.problem, 'note', outcome.retryAfterMs);
  }
}

/** Whether to search once more for a note that may have been sent; null when it is certainly absent. */
function searchAgain(
  worker: DeliveryWorker,
  operation: OperationRow,
  shown: number,
  number: number,
): Closing | null {
  const counted = countedSearches(
    { by: operation.searched_by, searches: operation.looks, plannedAt: operation.next_attempt_at },
    worker.node,
    worker.clock.now(),
  );
  const delay = worker.searchDelaysMs[counted + 1];
  if (delay !== undefined)
    return {
      what: 'later',
      change: {
        state: 'unknown',
        looks: counted + 1,
        searched_by: worker.node,
        next_attempt_at: inMs(worker, delay),
      },
    };
  // The description is one of the notes, so an answer without any does not prove that ours is absent.
  return shown === 0 ? { what: 'refused', problem: problems.notesNotShown(number), right: null } : null;
}

async function writeNote(
  worker: DeliveryWorker,
  client: ConnectWise,
  begun: Begun,
  status: string,
  signal?: AbortSignal,
): Promise<Closing | null> {
  const { operation, number } = begun;
  const confirmed = await confirmClosing(worker, begun, 'note', status);
  if (confirmed === null) return null;
  const { text } = confirmed;
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const outcome = await client.addNote(number, { text, internal: true }, signal, beforeSend);
  switch (outcome.outcome) {
    case 'done':
      // Another turn closes it, and reads everything again before.
      return { what: 'later', change: { state: 'queued', next_attempt_at: worker.clock.now() } };
    case 'refused':
      return { what: 'refused', problem: outcome.problem, right: 'notes' };
    case 'unknown':
      return {
        what: 'later',
        change: searchLater(worker, outcome.problem),
      };
    case 'not_sent':
      return later(worker, operation, outcome.problem, null, outcome.retryAfterMs);
  }
}

const later = (
  worker: DeliveryWorker,
  operation: OperationRow,
  problem: Parameters<typeof tryLater>[2],
  step: OperationRow['step'],
  retryAfterMs?: number,
): Closing => ({
  what: 'later',
  change: {
    ...tryLater(worker, { state: 'queued', failures: operation.failures }, problem, retryAfterMs),
    step,
  },
});
