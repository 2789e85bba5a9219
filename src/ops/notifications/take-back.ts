import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Message } from './message.ts';

/**
 * Forgets that a message reported something, since it will never be sent. The channel reports in its next message what
 * of it still lasts, and what ended if it had reported the beginning before.
 */
export async function takeBack(
  tx: Kysely<Schema>,
  { channelId, queuedAt, message }: { channelId: number; queuedAt: Date; message: Message },
): Promise<void> {
  const told = () => tx.updateTable('notification_told').where('channel_id', '=', channelId);
  await told().set({ end_told_at: null }).where('end_told_at', '=', queuedAt).execute();
  await tx
    .deleteFrom('notification_told')
    .where('channel_id', '=', channelId)
    .where('told_at', '=', queuedAt)
    .execute();
  // An additional counted object: the beginning was reported before.
  const codes = message.items.flatMap(({ state, code }) => (state === 'began' ? [code] : []));
  if (codes.length === 0) return;
  await told()
    .set({ growth: sql`growth - 1` })
    .where('growth', '>', 0)
    .where(({ selectFrom, exists }) =>
      exists(
        selectFrom('notification_condition as condition')
          .select('condition.id')
          .whereRef('condition.id', '=', 'notification_told.condition_id')
          .where('condition.code', 'in', codes)
          .where('condition.ended_at', 'is', null),
      ),
    )
    .execute();
}
