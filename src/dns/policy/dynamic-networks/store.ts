import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import {
  claimNext,
  finish,
  type Lease,
  type Leased,
  nextDue,
  releaseAll,
} from '../../../platform/work/lease.ts';

export interface Followed {
  readonly id: number;
  readonly follows: string;
  readonly failures: number;
}

const followed: Leased = {
  table: 'dns_dynamic_network',
  key: 'id',
  dueAt: 'next_look_at',
  among: sql`follows is not null`,
};

export const claimFollowed = (db: Kysely<Schema>, lease: Lease, now: Date): Promise<Followed | null> =>
  claimNext<Followed>(db, followed, lease, { now, due: sql<boolean>`next_look_at <= ${now}` });

export const nextLookAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, followed);

/**
 * Releases every lease. Only safe if no other process can be looking names up: in the only process of an embedded
 * database.
 */
export const releaseFollowed = (db: Kysely<Schema>): Promise<void> => releaseAll(db, followed);

/** Ends a look-up, if its owner still has the lease of the network. */
export const finishFollowing = (
  db: Kysely<Schema>,
  id: number,
  owner: string,
  end: Readonly<Record<'next_look_at' | 'failures' | 'problem', unknown>>,
): Promise<boolean> => finish(db, followed, id, owner, end);
