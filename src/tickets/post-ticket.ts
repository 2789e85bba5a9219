import type { Kysely } from 'kysely';
import type { NewTicket } from '../connectwise/types.ts';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { Incident } from '../incidents/incident.ts';
import { lockIncident } from '../incidents/store.ts';
import { recordEvents } from '../incidents/timeline.ts';
import { readSetting, writeSetting } from '../settings/store.ts';
import type { Problem } from '../values/problem.ts';
import { applyDecision } from './apply-decision.ts';
import { type IncidentCircumstances, readCircumstances } from './circumstances.ts';
import type { TicketWords } from './compose.ts';
import { decide } from './decide.ts';
import { type Prepared, recordOutcome } from './record-outcome.ts';
import { composeRollUp, shownIncidents } from './roll-ups/compose-roll-up.ts';
import { endDigest } from './roll-ups/end-roll-ups.ts';
import { readCovered } from './roll-ups/read-covered.ts';
import { finishTurn, renewLease, startAttempt, type TicketRow } from './store.ts';
import { composeText } from './text/compose-text.ts';
import { compositionOf } from './text/read-composition.ts';
import { ticketText } from './text/ticket-text.ts';
import type { Composition } from './text/variables.ts';
import { type DeliveryWorker, inMs, leaseOf } from './worker.ts';

/**
 * Sends a queued ticket, once. What is about to be sent is committed before it is; so whatever happens after that,
 * it is known that ConnectWise may have it.
 */
export async function postTicket(
  worker: DeliveryWorker,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await worker.connectWise();
  const prepared = await transaction(worker.db, (tx) => prepare(worker, tx, ticket, client !== null));
  if (prepared === null || client === null) return;
  const outcome = await client.createTicket(prepared.content, {
    ...(signal ? { signal } : {}),
    // The last moment at which a lease that was lost can still stop the request.
    beforeSend: () => renewLease(worker.db, ticket.id, leaseOf(worker)),
  });
  await recordOutcome(worker, ticket, prepared, outcome);
}

/** Decides once more, since things may have changed while the ticket waited; then notes that it is being sent. */
async function prepare(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  connected: boolean,
): Promise<Prepared | null> {
  const now = worker.clock.now();
  const incident = await lockIncident(tx, ticket.incident_id);
  if (incident === null || !(await stillOurs(tx, ticket, worker.owner))) return null;
  const given = (await readCircumstances(tx, [incident], now))(incident);
  const decision = decide(incident, given);
  if (decision.action !== 'create') {
    await finishTurn(tx, ticket.id, worker.owner, { state: 'queued', next_attempt_at: now });
    await applyDecision(tx, incident, { id: ticket.id, state: 'queued' }, decision, {
      now,
      random: worker.random,
    });
    worker.observe?.({ ticketId: ticket.id, incidentId: incident.id, what: 'withdrawn' });
    return null;
  }
  const content = connected ? await composeTicket(worker, tx, ticket, incident, given) : null;
  if (content === null) {
    // The connection was taken away between the decision and now; the next decision will say so.
    await finishTurn(tx, ticket.id, worker.owner, {
      state: 'queued',
      next_attempt_at: inMs(worker, 5_000),
    });
    return null;
  }
  if (incident.kind === 'digest') await endDigest(tx, incident.id, now);
  const lease = leaseOf(worker);
  await tx
    .updateTable('ticket')
    .set({
      state: 'sending',
      content: json(content),
      attempts: ticket.attempts + 1,
      sent_at: now,
      locked_until: lease.until,
      next_attempt_at: lease.until,
    })
    .where('id', '=', ticket.id)
    .execute();
  return { content, attemptId: await startAttempt(tx, ticket.id, 'create', now) };
}

async function stillOurs(tx: Kysely<Schema>, ticket: TicketRow, owner: string): Promise<boolean> {
  const row = await tx
    .selectFrom('ticket')
    .select('id')
    .where('id', '=', ticket.id)
    .where('locked_by', '=', owner)
    .where('state', '=', 'queued')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

async function composeTicket(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  incident: Incident,
  { service, mapping, settings }: IncidentCircumstances,
): Promise<NewTicket | null> {
  const { board, status, type, priority } = service;
  if (!board || !status || !type || !priority || !mapping) return null;
  const composition = await compositionOf(tx, incident, worker, settings.defangDomains);
  const words =
    incident.kind === 'detections'
      ? await wordsOf(worker, tx, ticket, composition)
      : composeRollUp({
          ...composition,
          covered: await readCovered(tx, incident.id, { shown: shownIncidents }),
        });
  return {
    ...words,
    boardId: board.id,
    statusId: status.id,
    typeId: type.id,
    priorityId: priority.id,
    companyId: mapping.connectWiseCompanyId,
    externalXRef: ticket.reference,
  };
}

/** By the administrator's templates, where there are any. */
async function wordsOf(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  composition: Composition,
): Promise<TicketWords> {
  const { words, problem } = composeText(await readSetting(tx, ticketText), composition);
  if (problem !== null) await noteFailedText(tx, ticket, problem, worker.clock.now());
  return words;
}

/** The ticket goes all the same, in Picket’s own words; and somebody should see to the template. */
async function noteFailedText(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  problem: Problem,
  now: Date,
): Promise<void> {
  if (ticket.attempts === 0) {
    const { message } = problem;
    await recordEvents(tx, [{ incidentId: ticket.incident_id, at: now, kind: 'text_failed', message }]);
  }
  const text = await readSetting(tx, ticketText);
  await writeSetting(tx, ticketText, { ...text, problem }, { at: now, actor: 'picket' });
}
