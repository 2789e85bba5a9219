import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { markDue } from '../sync/store.ts';
import type { Callback } from './parse-callback.ts';

/**
 * Makes the ticket of a call due to be read, once for each message. The message and its effect are stored together, so
 * a message that is repeated after a crash is not lost.
 * @returns whether one of our tickets is read because of it.
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
