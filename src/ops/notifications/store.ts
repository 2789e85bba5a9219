import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { ChannelRow } from './channel.ts';

export interface ChannelWithQueue extends ChannelRow {
  /** The number of messages that are not delivered yet. */
  readonly waiting: number;
}

/** The channels by id, or one of them. */
export async function listChannels(db: Kysely<Schema>, id?: number): Promise<ChannelWithQueue[]> {
  let found = db
    .selectFrom('notification_channel')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from notification
        where channel_id = notification_channel.id and state = 'queued')`.as('waiting'),
    );
  if (id !== undefined) found = found.where('id', '=', id);
  return found.orderBy('id').execute();
}

export type MessageRow = Selectable<Schema['notification']> & { readonly channel: string };

/** The newest messages first, those before an id. */
export async function listMessages(
  db: Kysely<Schema>,
  { channelId, before, limit }: { channelId: number | undefined; before: number | undefined; limit: number },
): Promise<MessageRow[]> {
  let found = db
    .selectFrom('notification')
    .innerJoin('notification_channel', 'notification_channel.id', 'channel_id')
    .selectAll('notification')
    .select('notification_channel.name as channel')
    .orderBy('notification.id', 'desc')
    .limit(limit);
  if (channelId !== undefined) found = found.where('channel_id', '=', channelId);
  if (before !== undefined) found = found.where('notification.id', '<', before);
  return found.execute();
}
