import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { type Loop, type LoopContext, startLoop } from '../../platform/work/loop.ts';
import { deleteExpired } from './delete-expired.ts';
import { retention } from './retention.ts';

const everyMs = 3_600_000;
/** The pause between two batches, so that other work comes first. */
const betweenMs = 200;

/** Deletes expired rows once an hour. */
export function startDeletingExpired(
  { db, log }: { readonly db: Kysely<Schema>; readonly log: Logger },
  loop: LoopContext,
): Loop {
  return startLoop({
    ...loop,
    name: 'delete expired records',
    idleMs: everyMs,
    async step() {
      const kept = await loadSetting(db, retention);
      const { deleted, more, problem } = await deleteExpired(db, kept, loop.clock.now());
      if (deleted.length > 0) {
        const counts = Object.fromEntries(deleted.map(({ table, rows }) => [table, rows]));
        log.info({ deleted: counts }, 'Expired records were deleted');
      }
      return { waitMs: more ? betweenMs : null, problem };
    },
  });
}
