import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { hasCome } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { claimNext, finish, type Leased, nextDue, releaseAll } from '../../platform/work/lease.ts';
import { type ChannelRow, destinationOf, settingsOf } from './channel.ts';
import { messageSchema } from './message.ts';
import { notificationProblems as problems } from './problems.ts';
import { isQuiet } from './quiet.ts';
import { send } from './send/send.ts';
import type { SendDeps, Sent } from './send/sent.ts';
import { takeBack } from './take-back.ts';

export interface DeliverDeps extends SendDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly random: RandomBytes;
  readonly observe: (event: DeliveredEvent) => void;
}

/** The result of an attempt to deliver a message. */
export interface DeliveredEvent {
  readonly outcome: 'sent' | 'failed';
  readonly channel: string;
  readonly kind: string;
  readonly problem: Problem | null;
}

type MessageRow = Selectable<Schema['notification']>;

const outbox: Leased = { table: 'notification', key: 'id', dueAt: 'next_attempt_at' };

/** Longer than any attempt takes. */
const leaseMs = 3 * 60_000;
/** How often a failure that a person must fix is retried. */
const refusedPauseMs = 5 * 60_000;
const givenUpAfterMs = 24 * 3_600_000;

export const nextMessageAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, outbox);

/** Releases every lease. Only safe if nobody else can be sending: in the only process of an embedded database. */
export const releaseMessages = (db: Kysely<Schema>): Promise<void> => releaseAll(db, outbox);

/**
 * Delivers the message that has been due the longest, at least once: if this process ends between sending and storing
 * that, the message is sent again, with the same id.
 * @returns whether one was due
 */
export async function deliverNext(deps: DeliverDeps, signal: AbortSignal): Promise<boolean> {
  const { db, clock, random } = deps;
  const owner = `${process.pid}:${randomUUID()}`;
  const now = clock.now();
  const lease = { owner, until: new Date(now.getTime() + leaseMs) };
  const due = hasCome('next_attempt_at', now, 'queued_at');
  const row = await claimNext<MessageRow>(db, outbox, lease, { now, due });
  if (row === null) return false;
  const channel = await db
    .selectFrom('notification_channel')
    .selectAll()
    .where('id', '=', row.channel_id)
    .executeTakeFirst();
  // The channel was deleted meanwhile, and the message with it.
  if (channel === undefined) return true;
  const held = whyHeld(channel, row, now);
  const sent = held === null ? await attempt(deps, channel, row, signal) : null;
  const at = clock.now();
  const change = sent === null ? withdrawn(held) : changeOf(row, sent, at, random);
  await transaction(db, async (tx) => {
    if (!(await finish(tx, outbox, row.id, owner, change))) return;
    if (sent !== null) await storeHealth(tx, channel, sent, at);
    const { channel_id: channelId, queued_at: queuedAt } = row;
    if (change.state === 'failed')
      await takeBack(tx, { channelId, queuedAt, message: messageSchema.parse(row.content) });
  });
  if (sent !== null)
    deps.observe({
      outcome: sent.ok ? 'sent' : 'failed',
      channel: channel.name,
      kind: channel.kind,
      problem: sent.problem,
    });
  return true;
}

async function attempt(
  deps: DeliverDeps,
  channel: ChannelRow,
  row: MessageRow,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    return await send(deps, destinationOf(channel, deps.keyring), messageSchema.parse(row.content), signal);
  } catch (thrown) {
    return { ok: false, problem: toProblem(thrown), waitMs: 0 };
  }
}

/** Why a message must not be sent any more; null if it may. A test that a person asked for is always sent. */
function whyHeld(channel: ChannelRow, { kind }: MessageRow, now: Date): Problem | null {
  if (!channel.enabled) return problems.channelOff();
  return kind === 'news' && isQuiet(settingsOf(channel).quiet, now) ? problems.quietHours() : null;
}

const done = { next_attempt_at: null };
const failed = { ...done, state: 'failed' as const };

const withdrawn = (problem: Problem | null) => ({ ...failed, problem: json(problem) });

function changeOf(row: MessageRow, sent: Sent, at: Date, random: RandomBytes) {
  const attempts = row.attempts + 1;
  if (sent.ok)
    return {
      ...done,
      state: 'sent' as const,
      attempts,
      sent_at: at,
      problem: sent.problem === null ? null : json(sent.problem),
    };
  if (at.getTime() - row.queued_at.getTime() >= givenUpAfterMs)
    return { ...failed, attempts, problem: json(problems.givenUp(sent.problem)) };
  const pauseMs =
    sent.problem.retry === 'never'
      ? Math.max(refusedPauseMs, sent.waitMs)
      : backoffMs(attempts, random, sent.waitMs);
  return {
    state: 'queued' as const,
    attempts,
    next_attempt_at: new Date(at.getTime() + pauseMs),
    problem: json(sent.problem),
  };
}

/** Stores the result of the last attempt for the channel. */
export async function storeHealth(
  tx: Kysely<Schema>,
  channel: Pick<ChannelRow, 'id' | 'problem' | 'problem_since'>,
  sent: Sent,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('notification_channel')
    .set({
      problem: sent.problem === null ? null : json(sent.problem),
      problem_since: sent.problem === null ? null : (channel.problem_since ?? at),
      ...(sent.ok ? { last_sent_at: at } : {}),
    })
    .where('id', '=', channel.id)
    .execute();
}
