import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { Clock } from '../values/clock.ts';

/**
 * What becomes of held incidents that a change releases: `now`: they are ticketed; `new-only`: they are closed without a
 * ticket, and only what is detected from now on is ticketed.
 */
export const releaseChoices = ['now', 'new-only'] as const;
export type ReleaseChoice = (typeof releaseChoices)[number];

/** Of a route that changes what incidents are held for. */
export const releaseQuery = z.object({
  release: z
    .enum(releaseChoices)
    .optional()
    .describe(
      'For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`).',
    ),
});

/** What a change concerns: all incidents, those of a company, or those with a name within a domain. */
export interface ChangeScope {
  /** Of this company only; with a domain, `null` is every company. */
  readonly companyId?: number | null | undefined;
  readonly domain?: string | undefined;
  /** Of these incidents only. */
  readonly incidentIds?: readonly number[] | undefined;
  /** Only what was decided for this reason at these companies: what caused it has ended. */
  readonly decided?: { readonly reason: string; readonly companyIds: readonly number[] } | undefined;
  /** `flow`: nobody changed anything, so nobody is asked. Without it, a person is asked about more than 10. */
  readonly release?: ReleaseChoice | 'flow' | undefined;
}

/** Takes the lock of deciding, and marks the incidents as due that may wait for the change. */
export type Reconsider = (tx: Kysely<Schema>, now: Date, scope: ChangeScope | null) => Promise<void>;

/** What {@link changing} needs. `reconsider` and `changed` come from app/: only there the whole path is known. */
export interface ChangeDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Wakes the loops: incidents may have to be decided. */
  readonly changed: () => void;
}

/**
 * The only way to change what decisions depend on, in the one order that is safe: lock, reconsider, change, commit, wake.
 * A worker that decides by the old value has finished before the change begins; one that begins later reads the new one.
 *
 * @param scope the incidents that may wait for the change; `null`: `work` decides its incidents itself, so only the lock
 * is taken
 * @param work the change, with its audit entry; it runs again if the database aborts the transaction
 */
export async function changing<T>(
  { db, clock, reconsider, changed }: ChangeDeps,
  scope: ChangeScope | null,
  work: (tx: Kysely<Schema>, at: Date) => Promise<T>,
): Promise<T> {
  const result = await transaction(db, async (tx) => {
    const at = clock.now();
    await reconsider(tx, at, scope);
    return work(tx, at);
  });
  // Inside a larger transaction nothing is committed yet: whoever commits that one wakes the loops.
  if (!db.isTransaction) changed();
  return result;
}
