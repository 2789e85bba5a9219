import type { Kysely } from 'kysely';
import { decide } from '../../decisions/decide.ts';
import { lockIncident } from '../../incidents/store.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { composeTicket } from '../compose/compose-ticket.ts';
import { applyDecision } from '../due/apply-decision.ts';
import { loadCircumstances } from '../due/circumstances.ts';
import { reportedOf } from '../record/reported.ts';
import { finishTurn, renewLease, startAttempt, stillQueued, type TicketRow } from '../record/store.ts';
import { endDigest } from '../roll-ups/end-roll-ups.ts';
import { fetchAddRight, isForbidden } from './forbidden.ts';
import { type Prepared, recordOutcome } from './record-outcome.ts';
import { releaseLike } from './release-refused.ts';
import { type DeliveryWorker, inMs, leaseOf } from './worker.ts';

/**
 * Sends a queued ticket, once. What is about to be sent is committed first, so whatever happens afterwards it
 * is known that
 * ConnectWise may have it.
 */
export async function postTicket(
  worker: DeliveryWorker,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await worker.connectWise();
  const prepared = await transaction(worker.db, (tx) => prepare(worker, tx, ticket, client !== null));
  if (prepared === 'withdrawn')
    worker.observe?.({ ticketId: ticket.id, incidentId: ticket.incident_id, what: prepared });
  if (prepared === null || prepared === 'withdrawn' || client === null) return;
  const outcome = await client.createTicket(prepared.content, {
    ...(signal ? { signal } : {}),
    // The last moment at which a lost lease can still stop the request.
    beforeSend: () => renewLease(worker.db, ticket.id, leaseOf(worker)),
  });
  const add = isForbidden(outcome) ? await fetchAddRight(client, signal) : 'unknown';
  await recordOutcome(worker, ticket, { ...prepared, add }, outcome);
  if (outcome.outcome === 'created') await releaseLike(worker.db, prepared.content, worker.clock.now());
}

/**
 * Decides once more, because things may have changed while the ticket waited; then stores that it is being sent. Null if
 * there is nothing to send at the moment.
 */
async function prepare(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  connected: boolean,
): Promise<Prepared | 'withdrawn' | null> {
  const now = worker.clock.now();
  const incident = await lockIncident(tx, ticket.incident_id);
  if (incident === null || !(await stillQueued(tx, ticket, worker.owner))) return null;
  const given = (await loadCircumstances(tx, [incident], now))(incident);
  const decision = decide(incident, given);
  if (decision.action !== 'create') {
    await finishTurn(tx, ticket.id, worker.owner, { state: 'queued', next_attempt_at: now });
    await applyDecision(tx, incident, given.ticket, decision, {
      now,
      random: worker.random,
    });
    return 'withdrawn';
  }
  const composed = connected ? await composeTicket(worker, tx, ticket, incident, given) : null;
  if (composed === null) {
    // The connection was removed between the decision and now; the next decision will say so.
    await finishTurn(tx, ticket.id, worker.owner, {
      state: 'queued',
      next_attempt_at: inMs(worker, 5_000),
    });
    return null;
  }
  if (incident.kind === 'digest' || incident.kind === 'late') await endDigest(tx, incident.id, now);
  const lease = leaseOf(worker);
  await tx
    .updateTable('ticket')
    .set({
      state: 'sending',
      content: json(composed.content),
      names: composed.names === null ? null : json([...composed.names]),
      routing: composed.routing === null ? null : json(composed.routing),
      // Later detections are news to this ticket.
      told: json(reportedOf(incident)),
      told_at: now,
      attempts: ticket.attempts + 1,
      sent_at: now,
      locked_until: lease.until,
      next_attempt_at: lease.until,
    })
    .where('id', '=', ticket.id)
    .execute();
  const { content, rule, ownPriority } = composed;
  return { content, rule, ownPriority, attemptId: await startAttempt(tx, ticket.id, 'create', now) };
}
