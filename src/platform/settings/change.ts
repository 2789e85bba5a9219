import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { Clock } from '../values/clock.ts';

/**
 * What happens to held incidents that a change releases. `now`: they get tickets. `new-only`: they are closed without a
 * ticket, and only later detections get tickets.
 */
export const releaseChoices = ['now', 'new-only'] as const;
export type ReleaseChoice = (typeof releaseChoices)[number];

/** The query of a route that changes what incidents are held for. */
export const releaseQuery = z.object({
  release: z
    .enum(releaseChoices)
    .optional()
    .describe(
      'For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`).',
    ),
});

/** The incidents that a change affects: all, those of a company, or those with a domain. */
export interface ChangeScope {
  /** Only incidents of this company; with a domain, `null` means every company. */
  readonly companyId?: number | null | undefined;
  readonly domain?: string | undefined;
  /** Only these incidents. */
  readonly incidentIds?: readonly number[] | undefined;
  /** Only incidents decided for this reason at these companies: the cause has ended. */
  readonly decided?: { readonly reason: string; readonly companyIds: readonly number[] } | undefined;
  /** `flow`: no person made the change, so none is asked. Otherwise a person must confirm a release of more than 10. */
  readonly release?: ReleaseChoice | 'flow' | undefined;
}

/** Takes the advisory lock of deciding, and marks the incidents that may wait for the change as due. */
export type Reconsider = (tx: Kysely<Schema>, now: Date, scope: ChangeScope | null) => Promise<void>;

/** What {@link changing} needs. `reconsider` and `changed` come from app/, the only place that knows the whole path. */
export interface ChangeDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Wakes the loops, because incidents may be due for a decision. */
  readonly changed: () => void;
}

/**
 * The only way to change what decisions depend on, in the only safe order: lock, reconsider, change, commit, wake. A
 * worker that decides by the old value has finished before the change begins; one that begins later reads the new
 * value.
 * @param scope the incidents that may wait for the change; `null`: `work` decides its incidents itself, so only the
 * lock is taken
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
  // Within a larger transaction nothing is committed yet. Its owner wakes the loops.
  if (!db.isTransaction) changed();
  return result;
}
