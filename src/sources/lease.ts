import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { Clock } from '../platform/values/clock.ts';
import { renewSourceLease, type SourceLease } from './store.ts';

/**
 * How long a reader owns a source without renewing, in milliseconds. Longer than the longest request (60 s), so that a
 * lease only expires if its owner has ended.
 */
export const defaultLeaseMs = 5 * 60_000;

export interface Leasing {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The owner: unique for each reader of each process. */
  readonly owner: string;
  readonly leaseMs?: number;
}

export const leaseOf = ({ clock, owner, leaseMs = defaultLeaseMs }: Leasing): SourceLease => ({
  owner,
  until: new Date(clock.now().getTime() + leaseMs),
});

export interface HeldLease {
  /** Renews the lease in a transaction, which then belongs to this owner; false if it was lost. */
  renew(tx: Kysely<Schema>): Promise<boolean>;
  /** Renews the lease when half of it has passed; false if it was lost. */
  keep(): Promise<boolean>;
}

/** A lease that was just taken on a source, and is renewed as long as its owner works. */
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
