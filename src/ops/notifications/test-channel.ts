import { randomUUID } from 'node:crypto';
import { json } from '../../platform/database/json.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type Problem, refuse, toProblem } from '../../platform/values/problem.ts';
import { destinationOf } from './channel.ts';
import { type DeliverDeps, storeHealth } from './deliver.ts';
import { testMessage } from './message.ts';
import { notificationProblems as problems } from './problems.ts';
import { send } from './send/send.ts';
import type { Sent } from './send/sent.ts';

/** Sends a test at once, also to a channel that is switched off, and stores the result. */
export async function testChannel(
  deps: Omit<DeliverDeps, 'random'> & { readonly publicUrl: string | undefined },
  id: number,
): Promise<Problem | null> {
  const { db, clock, keyring, publicUrl } = deps;
  const channel = await db
    .selectFrom('notification_channel')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (channel === undefined) throw refuse('not_found', problems.notFound(id));
  const queuedAt = clock.now();
  const message = testMessage({ id: randomUUID(), at: queuedAt, publicUrl });
  const sent: Sent = await Promise.resolve()
    .then(() => send(deps, destinationOf(channel, keyring), message))
    .catch((thrown: unknown) => ({ ok: false, problem: toProblem(thrown), waitMs: 0 }) as const);
  const at = clock.now();
  await transaction(db, async (tx) => {
    await tx
      .insertInto('notification')
      .values({
        channel_id: id,
        kind: 'test',
        content: json(message),
        state: sent.ok ? 'sent' : 'failed',
        attempts: 1,
        queued_at: queuedAt,
        sent_at: sent.ok ? at : null,
        problem: sent.problem === null ? null : json(sent.problem),
      })
      .execute();
    await storeHealth(tx, channel, sent, at);
    // The channel works again, so waiting messages are due now.
    if (sent.ok)
      await tx
        .updateTable('notification')
        .set({ next_attempt_at: at })
        .where('channel_id', '=', id)
        .where('state', '=', 'queued')
        .execute();
  });
  deps.observe({
    outcome: sent.ok ? 'sent' : 'failed',
    channel: channel.name,
    kind: channel.kind,
    problem: sent.problem,
  });
  return sent.problem;
}
