import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Reconsider } from '../../platform/settings/change.ts';
import type { Clock } from '../../platform/values/clock.ts';

/** What each watcher uses. */
export interface Watcher {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reconsider: Reconsider;
  /** Something was fixed: incidents may have to be decided. */
  readonly changed: () => void;
}
