import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { Lease } from '../../platform/work/lease.ts';

/** A worker that reads notes and answers them. */
export interface NotesWorker extends ChangeDeps {
  readonly random: RandomBytes;
  /** The id of this process, whose workers share a clock. */
  readonly node: string;
  /** The owner: unique for each worker of each process. */
  readonly owner: string;
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** Longer than a request may take. Each step renews the lease for this time. */
  readonly leaseMs: number;
  /** Pauses before each search for an answer with an unknown outcome. */
  readonly searchDelaysMs: readonly number[];
  readonly publicUrl: string | undefined;
}

/** The worker's lease from now on. */
export const leaseFrom = ({ owner, clock, leaseMs }: NotesWorker): Lease => ({
  owner,
  until: new Date(clock.now().getTime() + leaseMs),
});
