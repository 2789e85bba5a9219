import { type DeliveryWorker, leaseOf } from '../deliver/worker.ts';
import { takeNote } from './note.ts';
import { reopenTicket } from './reopen.ts';
import { claimOperation } from './store.ts';

/**
 * Takes one turn with what is to be done with a ticket that is there, as `deliverNext` does with tickets.
 *
 * @returns false when nothing was due.
 */
export async function operateNext(worker: DeliveryWorker, signal?: AbortSignal): Promise<boolean> {
  const operation = await claimOperation(worker.db, leaseOf(worker), worker.clock.now());
  if (operation === null) return false;
  await (operation.kind === 'reopen' ? reopenTicket : takeNote)(worker, operation, signal);
  return true;
}
