import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import type { TicketRow } from '../record/store.ts';
import type { OperationRow } from './store.ts';

/** One turn of linking: its subject, and the present links of the ticket. */
export interface LinkTurn {
  readonly worker: DeliveryWorker;
  readonly operation: OperationRow;
  readonly ticket: TicketRow;
  readonly number: number;
  readonly incident: Incident;
  readonly client: ConnectWise;
  readonly signal?: AbortSignal | undefined;
}
