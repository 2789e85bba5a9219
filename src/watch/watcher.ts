import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Reconsider } from '../settings/change.ts';
import type { Clock } from '../values/clock.ts';

/** What each watcher uses. */
export interface Watcher {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Something was fixed: incidents may have to be decided. */
  readonly changed: () => void;
}
