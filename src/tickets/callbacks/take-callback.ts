import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { markDue } from '../sync/store.ts';
import type { Callback } from './parse-callback.ts';

/**
 * Has the ticket read that a call is about, once for each message: that the message was taken is stored together with
 * what it asks for, so a message that is repeated after a crash is not lost.
 *
 * @returns whether a ticket of ours is read because of it.
 */
export async function takeCallback(
  db: Kysely<Schema>,
  { messageId, type, id }: Pick<Callback, 'messageId' | 'type' | 'id'>,
  now: Date,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('callback_message')
      .values({ id: messageId, received_at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    const isNew = numInsertedOrUpdatedRows === 1n;
    return isNew && type === 'ticket' && markDue(tx, [id], now);
  });
}
