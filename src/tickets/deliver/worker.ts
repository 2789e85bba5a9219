import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { TextSurroundings } from '../compose/load-composition.ts';

/** What a delivery worker uses. */
export interface DeliveryWorker extends TextSurroundings, ChangeDeps {
  readonly random: RandomBytes;
  /** The id of this process, whose workers share a clock. */
  readonly node: string;
  /** The owner: unique for each worker of each process. */
  readonly owner: string;
  /** The client of the saved connection; null if there is none. */
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** Longer than a create may take, so that a lease only expires if its owner has ended. */
  readonly leaseMs: number;
  /** Pauses before each search for a ticket with an unknown outcome. */
  readonly searchDelaysMs: readonly number[];
  /** Called at each end of a turn, for the log and the metrics. */
  readonly observe?: (event: DeliveryEvent) => void;
}

export interface DeliveryEvent {
  readonly ticketId: number;
  readonly incidentId: number;
  readonly what:
    | 'created'
    | 'adopted'
    | 'refused'
    | 'unknown'
    | 'not_sent'
    | 'withdrawn'
    | 'needs_person'
    | 'not_found_yet'
    | 'certainly_absent'
    | 'lease_lost'
    | 'read_back'
    | 'reopened'
    | 'open_already'
    | 'noted'
    | 'attached'
    | 'closed'
    | 'left_open';
  readonly connectWiseId?: number;
  readonly problem?: string;
}

export const leaseOf = (worker: DeliveryWorker) => ({
  node: worker.node,
  owner: worker.owner,
  until: new Date(worker.clock.now().getTime() + worker.leaseMs),
});

export const inMs = (worker: DeliveryWorker, ms: number) => new Date(worker.clock.now().getTime() + ms);
