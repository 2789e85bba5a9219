import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type ChannelRow, settingsOf } from './channel.ts';
import { loadKnown } from './condition-store.ts';
import { composeMessage } from './message.ts';
import { type News, newsFor } from './news.ts';
import { isQuiet } from './quiet.ts';

const hourMs = 3_600_000;

/**
 * Queues a message with the news for a channel, and stores that it was reported, in one transaction that locks the
 * channel: of two nodes, the second finds no news. Nothing is queued in quiet hours, above the limit of the hour, or
 * while a message waits. The news that remains is then sent as one message.
 * @returns whether a message was queued
 */
export async function queueNews(
  db: Kysely<Schema>,
  channelId: number,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string | undefined },
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const channel = await tx
      .selectFrom('notification_channel')
      .selectAll()
      .where('id', '=', channelId)
      .where('enabled', '=', true)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (channel === undefined) return false;
    const { events, quiet } = settingsOf(channel);
    if (isQuiet(quiet, now) || (await mustWait(tx, channel, now))) return false;
    const news = newsFor(events, await loadKnown(tx, channelId), now);
    if (news.began.length + news.ended.length === 0) return false;
    const message = composeMessage(news, { id: randomUUID(), at: now, publicUrl });
    await tx
      .insertInto('notification')
      .values({
        channel_id: channelId,
        kind: 'news',
        content: json(message),
        state: 'queued',
        queued_at: now,
        next_attempt_at: now,
      })
      .execute();
    await storeTold(tx, channelId, news, now);
    return true;
  });
}

async function mustWait(tx: Kysely<Schema>, channel: ChannelRow, now: Date): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean; lately: number }>`
    select coalesce(bool_or(state = 'queued'), false) as waiting,
      count(*) filter (where queued_at > ${new Date(now.getTime() - hourMs)} and queued_at <= ${now})::int as lately
    from notification where channel_id = ${channel.id} and kind = 'news'
  `.execute(tx);
  const [{ waiting, lately } = { waiting: false, lately: 0 }] = rows;
  return waiting || lately >= channel.most_per_hour;
}

async function storeTold(tx: Kysely<Schema>, channelId: number, news: News, now: Date): Promise<void> {
  for (const { id, growth } of news.began) {
    await tx
      .insertInto('notification_told')
      .values({ channel_id: channelId, condition_id: id, growth, told_at: now })
      // `told_at` stays the time of the first message, so that a later one can be taken back alone.
      .onConflict((conflict) => conflict.columns(['channel_id', 'condition_id']).doUpdateSet({ growth }))
      .execute();
  }
  const ended = news.ended.map(({ id }) => id);
  if (ended.length === 0) return;
  await tx
    .updateTable('notification_told')
    .set({ end_told_at: now })
    .where('channel_id', '=', channelId)
    .where('condition_id', 'in', ended)
    .execute();
}
