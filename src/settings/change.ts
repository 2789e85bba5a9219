import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Clock } from '../values/clock.ts';

/** Has what is held decided again, in the transaction of the change it may have waited for. */
export type Reconsider = (
  tx: Kysely<Schema>,
  now: Date,
  scope?: { readonly companyId?: number },
) => Promise<void>;

/**
 * What routes that change settings work with. Within a transaction `reconsider` comes before any setting or mapping
 * is written: deliveries lock incidents first, too, and so neither waits for the other.
 */
export interface ChangeDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Called after a change was committed: there may be something to decide. */
  readonly changed: () => void;
}
