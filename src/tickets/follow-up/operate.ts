import { json } from '../../platform/database/json.ts';
import { toProblem } from '../../platform/values/problem.ts';
import { type DeliveryWorker, leaseOf } from '../deliver/worker.ts';
import { attachDetections } from './attach.ts';
import { closeTicket } from './close.ts';
import { linkDevices } from './link-devices.ts';
import { takeNote } from './note.ts';
import { reopenTicket } from './reopen.ts';
import { claimOperation, tryLater } from './store.ts';

/** The function that takes a turn with each kind of follow-up. */
const takers = {
  reopen: reopenTicket,
  note: takeNote,
  attach: attachDetections,
  link: linkDevices,
  close: closeTicket,
};

/**
 * Takes one turn with a follow-up of an existing ticket, as `deliverNext` does with tickets.
 * @returns false if nothing was due.
 */
export async function operateNext(worker: DeliveryWorker, signal?: AbortSignal): Promise<boolean> {
  const operation = await claimOperation(worker.db, leaseOf(worker), worker.clock.now());
  if (operation === null) return false;
  try {
    await takers[operation.kind](worker, operation, signal);
  } catch (thrown) {
    // It waits with its problem, and the others go on. One that may have been sent keeps its lease, and is searched for
    // when that expires.
    const { state, failures } = operation;
    if (state !== 'sending') {
      const change = tryLater(worker, { state, failures }, toProblem(thrown));
      await worker.db
        .updateTable('ticket_operation')
        .set({ ...change, problem: json(toProblem(thrown)), locked_by: null, locked_until: null })
        .where('id', '=', operation.id)
        .where('locked_by', '=', worker.owner)
        .where('state', '=', state)
        .execute();
    }
    throw thrown;
  }
  return true;
}
