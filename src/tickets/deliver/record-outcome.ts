import type { Kysely } from 'kysely';
import { markPriorities } from '../../companies/company-rules.ts';
import { companyProblems } from '../../companies/problems.ts';
import type { RightState } from '../../connectwise/client/permissions.ts';
import { refusesConnection } from '../../connectwise/client/problems.ts';
import type { CreateOutcome, NewTicket } from '../../connectwise/client/types.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { recordHealth } from '../../connectwise/connection/health.ts';
import { catchAll } from '../../connectwise/services/catch-all.ts';
import { routingRefusal } from '../../connectwise/services/routing-refusal.ts';
import type { RoutingRule } from '../../connectwise/services/rule.ts';
import { markRule } from '../../connectwise/services/store.ts';
import { type Choice, ticketService } from '../../connectwise/services/ticket-service.ts';
import { alreadyTicketed } from '../../decisions/decide.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { changing } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { queueAttachment } from '../contents/queue-attachment.ts';
import { applyDecision } from '../due/apply-decision.ts';
import { redecide } from '../due/redecide.ts';
import { dropAttempt, endAttempt, finishTurn, type TicketChange, type TicketRow } from '../record/store.ts';
import { createsRefusedCode, explainForbidden, isForbidden } from './forbidden.ts';
import { type DeliveryWorker, inMs } from './worker.ts';

/** What was sent, and its attempt. */
export interface Prepared {
  readonly content: NewTicket;
  readonly boardName: string;
  readonly attemptId: number;
  /** The routing rule that was applied. */
  readonly rule: RoutingRule | null;
  /** The priority that is set for the company, if it was applied. */
  readonly ownPriority: Choice | null;
}

/**
 * Stores the outcome of a create: the ticket, its attempt, the incident's timeline, and what it shows about the setup.
 */
export async function recordOutcome(
  worker: DeliveryWorker,
  ticket: TicketRow,
  { attemptId, content, rule, ownPriority, add }: Prepared & { readonly add: RightState },
  answered: CreateOutcome,
): Promise<void> {
  const now = worker.clock.now();
  const { outcome, ours, healed } = await transaction(worker.db, async (tx) => {
    // Incidents before tickets: the order of locks.
    const incident = await lockIncident(tx, ticket.incident_id);
    const outcome = isForbidden(answered)
      ? await explainForbidden(tx, answered, { content, rule }, add)
      : answered;
    const badPriority = priorityRefusal(ownPriority, outcome);
    const misrouted = badPriority ?? routingRefusal(rule, outcome);
    await endAttempt(tx, attemptId, {
      outcome: outcome.outcome,
      at: now,
      problem: 'problem' in outcome ? outcome.problem : undefined,
      status: 'status' in outcome ? outcome.status : undefined,
      requestId: 'requestId' in outcome ? outcome.requestId : undefined,
    });
    const change = misrouted ? reroute(misrouted) : await changeBy(worker, tx, ticket, outcome);
    if (!(await finishTurn(tx, ticket.id, worker.owner, change))) {
      // The answer of ConnectWise is stored with the attempt. The ticket belongs to the worker that took it over.
      return { outcome, ours: false, healed: false };
    }
    const event = misrouted ? misroutedEvent(misrouted) : eventOf(outcome);
    if (isKnownRefusal(ticket, outcome)) await dropAttempt(tx, attemptId);
    else await recordEvents(tx, [{ incidentId: ticket.incident_id, at: now, ...event }]);
    const healed = outcome.outcome === 'created' && (await heal(worker, tx, now));
    if (badPriority && incident) await markPriorities(tx, incident.companyId, badPriority);
    else if (misrouted && rule) await markRule(tx, rule, misrouted, now);
    else await recordRefusal(tx, outcome, content.companyId, now);
    if (outcome.outcome === 'created') await queueAttachment(tx, ticket.id, { now, random: worker.random });
    if (incident) await decideAfter(worker, tx, incident, outcome, now);
    return { outcome, ours: true, healed };
  });
  if (healed) worker.changed();
  worker.observe?.({
    ticketId: ticket.id,
    incidentId: ticket.incident_id,
    what: ours ? outcome.outcome : 'lease_lost',
    ...(outcome.outcome === 'created' ? { connectWiseId: outcome.id } : { problem: outcome.problem.code }),
  });
}

/** A created ticket needs no decision, so nothing is read for it. Every other outcome is decided again. */
async function decideAfter(
  { random }: DeliveryWorker,
  tx: Kysely<Schema>,
  incident: Incident,
  { outcome }: CreateOutcome,
  now: Date,
): Promise<void> {
  if (outcome === 'created') await applyDecision(tx, incident, null, alreadyTicketed, { now, random });
  else await redecide(tx, incident.id, now, random);
}

/** ConnectWise refused the company's own priority: the ticket is sent with the usual one. */
const priorityRefusal = (own: Choice | null, outcome: CreateOutcome): Problem | null =>
  own !== null && outcome.outcome === 'refused' && outcome.field === 'priority'
    ? companyProblems.priorityRefused(own.name, outcome.problem)
    : null;

/** The retry was refused with the same message, which is already in the timeline. */
const isKnownRefusal = (ticket: TicketRow, outcome: CreateOutcome) =>
  outcome.outcome === 'refused' && ticket.problem?.message === outcome.problem.message;

/** Nothing was created. The Services tab may work, so the rule is no longer followed. */
const reroute = (problem: Problem): TicketChange => ({
  state: 'withdrawn',
  problem,
  sent_at: null,
  next_attempt_at: null,
});

const misroutedEvent = ({ message }: Problem) => ({
  kind: 'routing_failed',
  message: `${message} The ticket uses the ticket service instead.`,
});

/** A problem of the whole connection: nothing was created, and nothing will be until it is fixed. */
function connectionProblem(outcome: CreateOutcome): Problem | null {
  if (outcome.outcome !== 'refused' && outcome.outcome !== 'not_sent') return null;
  const { code } = outcome.problem;
  // The remaining cause of permission_missing is that the role lacks Add.
  const ofAll = refusesConnection(outcome.problem) || code === createsRefusedCode;
  return ofAll || code === 'connectwise.permission_missing' ? outcome.problem : null;
}

async function changeBy(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  ticket: TicketRow,
  outcome: CreateOutcome,
): Promise<TicketChange> {
  const now = worker.clock.now();
  const pausing = connectionProblem(outcome);
  // The ticket itself is correct: it is sent as soon as the connection is fixed.
  if (pausing) return { state: 'withdrawn', problem: pausing, sent_at: null, next_attempt_at: null };
  switch (outcome.outcome) {
    case 'created':
      return {
        state: 'created',
        connectwise_id: outcome.id,
        url: outcome.url,
        created_at: now,
        problem: null,
        next_attempt_at: now,
      };
    case 'refused':
      return { state: 'refused', problem: outcome.problem, next_attempt_at: null };
    case 'unknown':
      return {
        state: 'unknown',
        problem: outcome.problem,
        searches: 0,
        searched_by: worker.node,
        next_attempt_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
      };
    case 'not_sent':
      return {
        state: 'queued',
        problem: outcome.problem,
        sent_at: null,
        next_attempt_at: inMs(
          worker,
          backoffMs(await failuresInARow(tx, ticket.id), worker.random, outcome.retryAfterMs),
        ),
      };
  }
}

async function failuresInARow(tx: Kysely<Schema>, ticketId: number): Promise<number> {
  const attempts = await tx
    .selectFrom('ticket_attempt')
    .select('outcome')
    .where('ticket_id', '=', ticketId)
    .orderBy('id', 'desc')
    .limit(12)
    .execute();
  const other = attempts.findIndex((attempt) => attempt.outcome !== 'not_sent');
  return Math.max(1, other === -1 ? attempts.length : other);
}

function eventOf(outcome: CreateOutcome): { kind: string; message: string } {
  switch (outcome.outcome) {
    case 'created':
      return {
        kind: 'ticket_created',
        message: `ConnectWise ticket ${outcome.id} was created${outcome.boardName ? ` on ${outcome.boardName}` : ''}.`,
      };
    case 'refused':
      return { kind: 'ticket_refused', message: sentence(outcome.problem) };
    case 'unknown':
      return {
        kind: 'outcome_unknown',
        message: `It is unknown whether ConnectWise has the ticket. Picket searches for it. ${sentence(outcome.problem)}`,
      };
    case 'not_sent':
      return { kind: 'not_sent', message: `Not sent; Picket retries later. ${sentence(outcome.problem)}` };
  }
}

const sentence = (problem: Problem) => `${problem.message} ${problem.hint}`;

/** Stores that ConnectWise accepts creates; returns whether it had refused them, so that other tickets are held. */
async function heal(worker: DeliveryWorker, tx: Kysely<Schema>, now: Date): Promise<boolean> {
  const { state } = await loadSetting(tx, connectionHealth);
  if (state === 'ok') return false;
  const store = () => recordHealth(tx, 'ok', null, now);
  if (state !== 'refused') {
    await store();
    return false;
  }
  await changing({ ...worker, db: tx }, { release: 'flow' }, store);
  return true;
}

/**
 * Stores what a failed create shows about the connection, the mapped company or the ticket service, so that other
 * tickets are held.
 */
async function recordRefusal(
  tx: Kysely<Schema>,
  outcome: CreateOutcome,
  connectWiseCompanyId: number,
  now: Date,
): Promise<void> {
  const pausing = connectionProblem(outcome);
  if (pausing) {
    await recordHealth(tx, 'refused', pausing, now);
  } else if (outcome.outcome === 'not_sent') {
    if (outcome.retryAfterMs === undefined) await recordHealth(tx, 'unreachable', outcome.problem, now);
  } else if (outcome.outcome === 'refused') {
    if (outcome.field === 'company') await markMapping(tx, connectWiseCompanyId, outcome.problem, now);
    else if (isServiceField(outcome.field)) await markService(tx, outcome.problem, now);
  }
}

const isServiceField = (field: string | undefined) =>
  field !== undefined && ['board', 'status', 'type', 'priority'].includes(field);

async function markMapping(
  tx: Kysely<Schema>,
  connectWiseCompanyId: number,
  problem: Problem,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mapping')
    .set({ problem: json(problem), checked_at: now })
    .where('connectwise_company_id', '=', connectWiseCompanyId)
    .execute();
  const { company } = await loadSetting(tx, catchAll);
  if (company?.connectwiseCompanyId !== connectWiseCompanyId) return;
  await writeSetting(tx, catchAll, { company: { ...company, problem } }, { at: now, actor: 'picket' });
}

async function markService(tx: Kysely<Schema>, problem: Problem, now: Date): Promise<void> {
  const service = await loadSetting(tx, ticketService);
  await writeSetting(tx, ticketService, { ...service, problem }, { at: now, actor: 'picket' });
}
