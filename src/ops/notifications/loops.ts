import { transaction } from '../../platform/database/transaction.ts';
import { runApart } from '../../platform/values/run-apart.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../../platform/work/loop.ts';
import type { Attention } from '../status/status.ts';
import { endingUnseen, storeSeen } from './condition-store.ts';
import { conditionsOf } from './conditions.ts';
import { type DeliverDeps, deliverNext, nextMessageAt } from './deliver.ts';
import { type Heartbeat, heartbeatLoop } from './heartbeat.ts';
import { queueNews } from './queue-news.ts';

export interface NotifyDeps extends DeliverDeps {
  readonly publicUrl: string | undefined;
  readonly attention: () => Promise<readonly Attention[]>;
}

const lookEveryMs = 30_000;
/** The longest that a message queued by another node waits. */
const sendEveryMs = 5_000;
const heartbeatEveryMs = 60_000;
/** The most messages that are sent at the same time, so that a slow channel does not stop others. */
const atOnce = 4;
/** After a start, problems of this node appear only after some time, so nothing is ended before. */
const settledAfterMs = 3 * 60_000;

/** Finds the conditions of which people must be notified, and sends the messages. */
export function startNotifying(deps: NotifyDeps, loop: LoopContext): [looking: Loop, sending: Loop] {
  const sending = startLoop({
    ...loop,
    name: 'send notifications',
    idleMs: sendEveryMs,
    async step(signal) {
      // A failure of a channel is stored with that channel: it is not a failure of Picket.
      const delivered = await Promise.all(Array.from({ length: atOnce }, () => deliverNext(deps, signal)));
      if (delivered.includes(true)) return 0;
      const wait = msUntil(await nextMessageAt(deps.db), loop.clock.now());
      return wait === null ? null : Math.max(wait, 50);
    },
  });
  return [startLooking(deps, sending, loop), sending];
}

function startLooking({ db, attention, publicUrl }: NotifyDeps, sending: Loop, loop: LoopContext): Loop {
  const startedAt = loop.clock.now().getTime();
  const endUnseen = endingUnseen();
  return startLoop({
    ...loop,
    name: 'look for notifications',
    idleMs: lookEveryMs,
    async step() {
      const channels = await db
        .selectFrom('notification_channel')
        .select('id')
        .where('enabled', '=', true)
        .orderBy('id')
        .execute();
      if (channels.length === 0) return null;
      const seen = await attention();
      const now = loop.clock.now();
      await transaction(db, async (tx) => {
        await storeSeen(tx, conditionsOf(seen, now), now);
        if (Math.abs(now.getTime() - startedAt) >= settledAfterMs) await endUnseen(tx, now);
      });
      let queued = false;
      const problem = await runApart(
        channels.map(({ id }) => async () => {
          queued = (await queueNews(db, id, { now, publicUrl })) || queued;
        }),
      );
      if (queued) sending.wake();
      return { waitMs: null, problem };
    },
  });
}

/** Calls the heartbeat address every minute, while every other loop works. */
export function startHeartbeat(heartbeat: Heartbeat, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: heartbeatLoop,
    idleMs: heartbeatEveryMs,
    async step(signal) {
      await heartbeat.beat(signal);
      return null;
    },
  });
}
