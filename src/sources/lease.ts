import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Clock } from '../values/clock.ts';
import { renewSourceLease, type SourceLease } from './store.ts';

/**
 * Milliseconds for which a reader has a source to itself without a sign of life. Longer than the longest request
 * takes (60 s), so that a lease only runs out when its owner is gone.
 */
export const defaultLeaseMs = 5 * 60_000;

export interface Leasing {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Tells readers apart: unique for each one of each process. */
  readonly owner: string;
  readonly leaseMs?: number;
}

export const leaseOf = ({ clock, owner, leaseMs = defaultLeaseMs }: Leasing): SourceLease => ({
  owner,
  until: new Date(clock.now().getTime() + leaseMs),
});

export interface HeldLease {
  /** Prolongs it inside a transaction, which then is this owner’s alone; false when it was lost. */
  renew(tx: Kysely<Schema>): Promise<boolean>;
  /** Prolongs it when half of it is used up; false when it was lost. */
  keep(): Promise<boolean>;
}

/** A lease just taken on a source, kept up for as long as its owner goes on. */
export function heldLease(leasing: Leasing, sourceId: number): HeldLease {
  const { db, clock, leaseMs = defaultLeaseMs } = leasing;
  let renewAt = clock.now().getTime() + leaseMs / 2;

  async function renew(tx: Kysely<Schema>): Promise<boolean> {
    const now = clock.now().getTime();
    const held = await renewSourceLease(tx, sourceId, leaseOf(leasing));
    if (held) renewAt = now + leaseMs / 2;
    return held;
  }
  return { renew, keep: async () => clock.now().getTime() < renewAt || renew(db) };
}
