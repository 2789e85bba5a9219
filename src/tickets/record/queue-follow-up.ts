import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { newReference } from './reference.ts';

/** Queues a follow-up of a ticket, once: if it is queued already, nothing changes. */
export async function queueOperation(
  tx: Kysely<Schema>,
  { ticketId, kind }: { ticketId: number; kind: Schema['ticket_operation']['kind'] },
  now: Date,
  random: RandomBytes,
): Promise<void> {
  await sql`
    insert into ticket_operation (ticket_id, kind, state, reference, queued_at, next_attempt_at)
    values (${ticketId}, ${kind}, 'queued', ${newReference(random)}, ${now}, ${now})
    on conflict (ticket_id, kind) where state in ('queued', 'sending', 'unknown') do nothing
  `.execute(tx);
}

/** Withdraws a reopening that has not begun. */
export async function withdrawReopening(tx: Kysely<Schema>, ticketId: number): Promise<void> {
  await tx
    .updateTable('ticket_operation')
    .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'reopen')
    .where('state', '=', 'queued')
    .execute();
}
