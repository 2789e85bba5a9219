import type { Kysely } from 'kysely';
import type { NewTicket } from '../../connectwise/client/types.ts';
import { explainFields } from '../../connectwise/services/explain-custom-fields.ts';
import { decide } from '../../decisions/decide.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { composeTicket } from '../compose/compose-ticket.ts';
import { customerOf, type FoundCustomer } from '../customers/customer-of.ts';
import { applyDecision } from '../due/apply-decision.ts';
import { loadCircumstances } from '../due/circumstances.ts';
import { reportedOf } from '../record/reported.ts';
import { finishTurn, renewLease, startAttempt, stillQueued, type TicketRow } from '../record/store.ts';
import { endDigest } from '../roll-ups/end-roll-ups.ts';
import { holdWithoutValues, noteFields } from './custom-fields.ts';
import { fetchAddRight, isForbidden } from './forbidden.ts';
import { type Prepared, recordOutcome } from './record-outcome.ts';
import { releaseAfterCreate } from './release-after-create.ts';
import { refusedCustomer, sendWithout } from './send-without.ts';
import { type DeliveryWorker, inMs, leaseOf } from './worker.ts';

/**
 * Sends a queued ticket, once. The request is committed before it is sent, so Picket always knows that ConnectWise may
 * have it.
 */
export async function postTicket(
  worker: DeliveryWorker,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await worker.connectWise();
  const found = client === null ? null : await customerOf(worker, ticket, client, signal);
  const prepared = await transaction(worker.db, (tx) => prepare(worker, tx, ticket, found));
  if (prepared === 'withdrawn')
    worker.observe?.({ ticketId: ticket.id, incidentId: ticket.incident_id, what: prepared });
  if (prepared === null || prepared === 'withdrawn' || client === null) return;
  const outcome = await client.createTicket(prepared.content, {
    ...(signal ? { signal } : {}),
    // The last moment at which a lost lease can still stop the request.
    beforeSend: () => renewLease(worker.db, ticket.id, leaseOf(worker)),
  });
  const refused = refusedCustomer(prepared.content, outcome);
  if (refused.length > 0 && outcome.outcome === 'refused') {
    await sendWithout(worker, ticket, { attemptId: prepared.attemptId, fields: refused, outcome });
    return;
  }
  const add = isForbidden(outcome) ? await fetchAddRight(client, signal) : 'unknown';
  await recordOutcome(worker, ticket, { ...prepared, add }, explainFields(outcome, prepared));
  if (outcome.outcome !== 'created') return;
  await releaseAfterCreate(worker.db, prepared.content, worker.clock.now());
}

/**
 * Decides once more, because the facts may have changed while the ticket waited; then stores that it is being sent.
 * Null if there is nothing to send at the moment.
 */
async function prepare(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  found: FoundCustomer | null,
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
  const composed = found !== null ? await composeTicket(worker, tx, ticket, incident, given) : null;
  if (composed === null) {
    // The connection was removed between the decision and now; the next decision will say so.
    await finishTurn(tx, ticket.id, worker.owner, {
      state: 'queued',
      next_attempt_at: inMs(worker, 5_000),
    });
    return null;
  }
  if (composed.fields.missing.length > 0) {
    await holdWithoutValues(worker, tx, ticket, incident, composed);
    return null;
  }
  await noteFields(tx, ticket, composed.fields, now);
  if (incident.kind === 'digest' || incident.kind === 'late') await endDigest(tx, incident.id, now);
  const { rule, ownPriority, boardName } = composed;
  const content = await withCustomer(tx, ticket, composed.content, found, now);
  const lease = leaseOf(worker);
  await tx
    .updateTable('ticket')
    .set({
      state: 'sending',
      content: json(content),
      names: composed.names === null ? null : json([...composed.names]),
      routing: composed.routing === null ? null : json(composed.routing),
      // Later detections are news for this ticket.
      told: json(reportedOf(incident)),
      told_at: now,
      attempts: ticket.attempts + 1,
      sent_at: now,
      locked_until: lease.until,
      next_attempt_at: lease.until,
    })
    .where('id', '=', ticket.id)
    .execute();
  return {
    content,
    boardName,
    rule,
    ownPriority,
    attemptId: await startAttempt(tx, ticket.id, 'create', now),
  };
}

/** Whether the timeline says so already, for an earlier attempt. */
async function isContactMissed(tx: Kysely<Schema>, { incident_id, created_at }: TicketRow): Promise<boolean> {
  const line = await tx
    .selectFrom('incident_event')
    .select('id')
    .where('incident_id', '=', incident_id)
    .where('kind', '=', 'contact_failed')
    .where('at', '>=', created_at)
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
}

/** With contact, agreement and site, if they are of the company that the ticket is sent to. */
async function withCustomer(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  content: NewTicket,
  found: FoundCustomer | null,
  now: Date,
): Promise<NewTicket> {
  // The mapping may have changed since they were read.
  if (found === null || found.companyId !== content.companyId) return content;
  const incidentId = ticket.incident_id;
  if (found.problem !== null && !(await isContactMissed(tx, ticket))) {
    const message = `Picket could not look up the contact of the ticket. ${found.problem.message} ${found.problem.hint}`;
    await recordEvents(tx, [{ incidentId, at: now, kind: 'contact_failed', message }]);
  }
  return { ...content, ...found.customer };
}
