import type { TestDatabase } from '../../../../test/database/use-database.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { openKeyring } from '../../../platform/secrets/keyring.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import type { Attention } from '../../status/status.ts';
import { addChannel, type ChannelFields } from '../change-channel.ts';
import type { ChannelKind } from '../channel.ts';
import { endingUnseen, storeSeen } from '../condition-store.ts';
import { conditionsOf } from '../conditions.ts';
import { type DeliverDeps, type DeliveredEvent, deliverNext } from '../deliver.ts';
import { queueNews } from '../queue-news.ts';
import { openExchange } from './open-exchange.ts';
import { startReceiver } from './receiver.ts';

export const admin: Principal = {
  kind: 'operator',
  id: 'operator',
  name: 'Ada',
  role: 'admin',
  companies: 'all',
};

/** 1 March 2026 was a Sunday. */
const begin = Date.parse('2026-03-01T12:00:00Z');
const minuteMs = 60_000;

export const refused: Attention = {
  code: 'connection_refused',
  severity: 'error',
  what: 'ConnectWise refuses the keys.',
  hint: 'Create new ones.',
  link: '/settings/mssp/connectwise/connection',
};

/** Notifications with a test clock, a receiver, and conditions that a test sets. */
export async function makeScene({ db }: TestDatabase) {
  let at = begin;
  const clock = { now: () => new Date(at), sleep: async () => {} };
  const http = openExchange();
  const events: DeliveredEvent[] = [];
  const endUnseen = endingUnseen();
  const keyring = openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom });
  const deps: DeliverDeps = {
    db,
    keyring,
    clock,
    random: systemRandom,
    http,
    mail: () => Promise.reject(new Error('There is no mail here.')),
    observe: (event) => void events.push(event),
  };
  const receiver = await startReceiver();
  const signal = new AbortController().signal;

  return {
    ...deps,
    deps: { ...deps, keyring },
    events,
    receiver,
    minutes(count: number) {
      at += count * minuteMs;
    },
    addChannel: (fields: ChannelFields = {}, kind: ChannelKind = 'slack') =>
      addChannel(
        { ...deps, keyring },
        kind,
        { url: receiver.url, ...fields, name: fields.name ?? 'On call' },
        admin,
      ),
    /** One check, as each node does it twice a minute; returns which channels have a message. */
    async look(attention: readonly Attention[]): Promise<boolean[]> {
      await storeSeen(db, conditionsOf(attention, clock.now()), clock.now());
      await endUnseen(db, clock.now());
      const ids = await db.selectFrom('notification_channel').select('id').orderBy('id').execute();
      const queued: boolean[] = [];
      for (const { id } of ids)
        queued.push(await queueNews(db, id, { now: clock.now(), publicUrl: undefined }));
      return queued;
    },
    deliver: () => deliverNext(deps, signal),
    /** The first lines of the received messages. */
    arrived: () => receiver.received.map(({ body }) => String(JSON.parse(body).text).split('\n')[0]),
  };
}
