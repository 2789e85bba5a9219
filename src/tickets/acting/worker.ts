import type { Kysely } from 'kysely';
import type { ConnectWise } from '../../connectwise/types.ts';
import type { Schema } from '../../database/schema.ts';
import type { Clock } from '../../values/clock.ts';
import type { RandomBytes } from '../../values/random.ts';
import type { Lease } from '../store.ts';

/** What reads notes and answers them. */
export interface NotesWorker {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Tells workers apart: unique for each one of each process. */
  readonly owner: string;
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** Longer than a request may take; each step prolongs the lease by it. */
  readonly leaseMs: number;
  /** Pauses before each look for an answer of which nobody knows whether ConnectWise has it. */
  readonly searchDelaysMs: readonly number[];
  readonly publicUrl: string | undefined;
  /** Called when something was allowed: there may be something to decide. */
  readonly changed: () => void;
}

/** The worker’s lease from now on. */
export const leaseFrom = ({ owner, clock, leaseMs }: NotesWorker): Lease => ({
  owner,
  until: new Date(clock.now().getTime() + leaseMs),
});
