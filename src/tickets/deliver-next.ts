import { deliverTicket } from './deliver/deliver.ts';
import type { DeliveryWorker } from './deliver/worker.ts';
import { operateNext } from './follow-up/operate.ts';

/**
 * Takes one turn: a ticket that is due, or else a follow-up of an existing ticket.
 * @returns false if nothing was due.
 */
export async function deliverNext(worker: DeliveryWorker, signal?: AbortSignal): Promise<boolean> {
  return (await deliverTicket(worker, signal)) || operateNext(worker, signal);
}
