import { type Kysely, sql } from 'kysely';
import { bigintArray, isOneOf, rowsOf, textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { newReference } from './reference.ts';

/** Queues a follow-up of each of these tickets, once: an already queued one is not changed. */
export async function queueOperations(
  tx: Kysely<Schema>,
  kind: Schema['ticket_operation']['kind'],
  ticketIds: readonly number[],
  { now, random }: { now: Date; random: RandomBytes },
): Promise<void> {
  if (ticketIds.length === 0) return;
  const columns = {
    ticket_id: bigintArray(ticketIds),
    reference: textArray(ticketIds.map(() => newReference(random))),
  };
  await sql`
    insert into ticket_operation (ticket_id, kind, state, reference, queued_at, next_attempt_at)
    select ticket_id, ${kind}, 'queued', reference, ${now}::timestamptz, ${now}::timestamptz from ${rowsOf('g', columns)}
    on conflict (ticket_id, kind) where state in ('queued', 'sending', 'unknown') do nothing
  `.execute(tx);
}

/** Withdraws the reopenings of these tickets that have not begun. */
export async function withdrawReopenings(tx: Kysely<Schema>, ticketIds: readonly number[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx
    .updateTable('ticket_operation')
    .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
    .where(isOneOf('ticket_id', ticketIds))
    .where('kind', '=', 'reopen')
    .where('state', '=', 'queued')
    .execute();
}
