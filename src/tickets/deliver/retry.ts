import type { Kysely } from 'kysely';
import type { TicketRecord } from '../../connectwise/client/types.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueAttachment } from '../contents/queue-attachment.ts';
import { redecide } from '../due/redecide.ts';
import { problems } from '../record/problems.ts';
import type { TicketRow } from '../record/store.ts';

/** What a person says about a ticket with an unknown outcome. */
export type Retry =
  /** Nothing is known: only tickets that are certainly absent can be sent again. */
  | { readonly kind: 'again' }
  /** The person searched, and it is absent. */
  | { readonly kind: 'absent' }
  /** The person searched, and found this ticket. */
  | { readonly kind: 'found'; readonly ticket: TicketRecord };

interface RetryDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

type Change = Pick<TicketRow, 'state'> &
  Partial<
    Pick<TicketRow, 'next_attempt_at' | 'sent_at' | 'connectwise_id' | 'url' | 'created_at' | 'read_due_at'>
  >;

/** Retries a ticket, or settles its unknown outcome, as a person says. Throws if that could create a second one. */
export async function retryTicket(
  { db, clock, random }: RetryDeps,
  ticketId: number,
  retry: Retry,
  principal: Principal,
): Promise<void> {
  await transaction(db, async (tx) => {
    const at = clock.now();
    const incidentId = await incidentOf(tx, ticketId);
    // Incidents before tickets: the order of locks.
    await lockIncident(tx, incidentId);
    const ticket = await tx
      .selectFrom('ticket')
      .selectAll()
      .where('id', '=', ticketId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { change, message } = changeBy(ticket, retry, at);
    await tx
      .updateTable('ticket')
      // A worker that is searching for it loses its lease, and can no longer store a result.
      .set({ problem: null, searches: 0, locked_by: null, locked_until: null, ...change })
      .where('id', '=', ticketId)
      .execute();
    const actor = actorOf(principal);
    await recordEvents(tx, [{ incidentId, at, kind: 'retried', message: `${principal.name}: ${message}` }]);
    await recordAudit(tx, {
      at,
      actor,
      action: 'ticket.retried',
      subject: `ticket:${ticketId}`,
      before: { state: ticket.state },
      after: { state: change.state, connectwiseId: change.connectwise_id ?? null },
    });
    if (change.state === 'created') await queueAttachment(tx, ticket.id, { now: at, random });
    await redecide(tx, incidentId, at, random);
  });
}

async function incidentOf(tx: Kysely<Schema>, ticketId: number): Promise<number> {
  const row = await tx
    .selectFrom('ticket')
    .select('incident_id')
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', problems.notFound(ticketId));
  return row.incident_id;
}

/** The change of a ticket by a retry, and its line in the timeline. Throws if it could create a second one. */
export function changeBy(
  ticket: Pick<TicketRow, 'state'>,
  retry: Retry,
  at: Date,
): { change: Change; message: string } {
  const { state } = ticket;
  const unsettled = state === 'needs_person' || state === 'unknown';
  if (retry.kind === 'found' && (unsettled || state === 'refused' || state === 'withdrawn')) {
    const { id, url } = retry.ticket;
    return {
      change: {
        state: 'created',
        connectwise_id: id,
        url,
        created_at: at,
        read_due_at: at,
        next_attempt_at: null,
      },
      message: `ConnectWise has it as ticket ${id}.`,
    };
  }
  // A new decision sends it again, because the reason for waiting may have changed.
  const again = { state: 'withdrawn', sent_at: null, next_attempt_at: null } as const;
  if (state === 'needs_person') {
    if (retry.kind === 'absent')
      return { change: again, message: 'ConnectWise does not have it; it is sent again.' };
    throw refuse('conflict', problems.sayWhetherItIsThere());
  }
  if (retry.kind !== 'found' && (state === 'refused' || state === 'withdrawn')) {
    return { change: again, message: 'tried again.' };
  }
  if (retry.kind !== 'found' && state === 'queued') {
    return { change: { state: 'queued', next_attempt_at: at }, message: 'retried immediately.' };
  }
  throw refuse('conflict', problems.notRetryable(state));
}
