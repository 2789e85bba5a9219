import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
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

/** Marks held incidents as due, in the transaction of the change that they may wait for. */
export type Reconsider = (
  tx: Kysely<Schema>,
  now: Date,
  scope?: {
    readonly companyId?: number;
    /** `flow`: nobody changed anything, so nobody is asked. Without it, a person is asked about more than 10. */
    readonly release?: ReleaseChoice | 'flow' | undefined;
  },
) => Promise<void>;

/**
 * What routes that change settings work with. Within a transaction `reconsider` comes before any setting or mapping
 * is written: deliveries lock incidents first, too, and so neither waits for the other.
 */
export interface ChangeDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Called after a change was committed: incidents may have to be decided. */
  readonly changed: () => void;
}
