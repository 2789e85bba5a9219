import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Reconsider } from '../settings/change.ts';
import type { Clock } from '../values/clock.ts';

/** What each watch works with. */
export interface Watcher {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Something got better: there may be tickets to open. */
  readonly changed: () => void;
}
