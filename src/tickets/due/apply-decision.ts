import type { Kysely } from 'kysely';
import type { Decision } from '../../decisions/decide.ts';
import { type DecisionReason, decisionReasons } from '../../decisions/decision-reasons.ts';
import { isPlanned, releasedAt } from '../../decisions/planned.ts';
import type { Incident, RollUpKind } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { IncidentTicket } from '../record/load-tickets.ts';
import { queueOperation, withdrawReopening } from '../record/queue-follow-up.ts';
import { newReference } from '../record/reference.ts';
import { growRollUp } from '../roll-ups/cover.ts';
import { nameCovered } from '../roll-ups/name-covered.ts';

/**
 * Applies a decision in the transaction that locked the incident: the incident's row, its ticket's row, and, if
 * the decision
 * changed, a line in its timeline.
 */
export async function applyDecision(
  tx: Kysely<Schema>,
  incident: Incident,
  ticket: IncidentTicket | null,
  decision: Decision,
  { now, random }: { now: Date; random: RandomBytes },
): Promise<void> {
  const note = decision.note ?? null;
  const changed =
    decision.action !== incident.decision ||
    decision.reason !== incident.decisionReason ||
    note !== incident.decisionNote;
  const givenUp = decision.reason === 'held_too_long' || decision.reason === 'nothing_to_tell';
  const coveredBy = await coverOf(tx, incident, decision, now);
  await tx
    .updateTable('incident')
    .set({
      decision: decision.action,
      decision_reason: decision.reason,
      decision_note: note,
      decide_at: decision.decideAt,
      ...(isPlanned(decision.reason) ? {} : { released_at: releasedAt(incident, now) }),
      ...(changed ? { decided_at: now } : {}),
      ...(coveredBy === incident.coveredBy
        ? {}
        : { covered_by: coveredBy, covered_at: coveredBy === null ? null : now, named_at: null }),
      // Closed, so that the same thing seen again is a new incident and not lost in an abandoned one.
      ...(givenUp ? { state: 'closed', closed_at: now, closed_reason: decision.reason } : {}),
    })
    .where('id', '=', incident.id)
    .execute();
  if (decision.reason === 'due') await queueTicket(tx, incident.id, nextRecurrence(ticket), { now, random });
  else if (decision.action !== 'create' && ticket !== null) await withdrawTicket(tx, ticket, decision);
  if (incident.kind !== 'detections' && decision.reason === 'already_ticketed')
    await nameCovered(tx, now, incident.id);
  if (ticket?.former) {
    if (decision.action === 'reopen')
      await queueOperation(tx, { ticketId: ticket.former.id, kind: 'reopen' }, now, random);
    else await withdrawReopening(tx, ticket.former.id);
  }
  if (changed) await recordEvents(tx, [decisionEvent(incident, decision, coveredBy, now)]);
}

/** The roll-up that covers it by this decision, opened if there is none; null if none does. */
async function coverOf(
  tx: Kysely<Schema>,
  incident: Incident,
  { action, reason }: Decision,
  now: Date,
): Promise<number | null> {
  const kind = action === 'append' ? coveringKinds[reason] : undefined;
  if (kind === undefined) return null;
  return incident.coveredBy ?? growRollUp(tx, incident.companyId, kind, now, incident.id);
}

/** Reasons by which another incident's ticket covers this one. */
export const coveringKinds: Partial<Record<DecisionReason, RollUpKind>> = {
  storm: 'storm',
  in_digest: 'digest',
  occurred_long_ago: 'late',
};

function decisionEvent(incident: Incident, decision: Decision, coveredBy: number | null, now: Date) {
  const { title, hint } = decisionReasons[decision.reason];
  const told = coveredBy === null ? '' : `The ticket of incident ${coveredBy} covers it.`;
  return {
    incidentId: incident.id,
    at: now,
    kind: 'decided',
    message: [`${title}.`, decision.note, hint, told].filter(Boolean).join(' '),
    details: {
      decision: decision.action,
      reason: decision.reason,
      ...(coveredBy === null ? {} : { rollUp: coveredBy }),
    },
  };
}

/** The ticket row to use: the one that is not in ConnectWise yet, else a new one. */
const nextRecurrence = (ticket: IncidentTicket | null): number =>
  ticket === null ? 0 : ticket.recurrence + (ticket.state === 'created' ? 1 : 0);

/**
 * One ticket for each recurrence, by the constraint `ticket_once`. A withdrawn ticket is reused with its
 * reference.
 */
async function queueTicket(
  tx: Kysely<Schema>,
  incidentId: number,
  recurrence: number,
  { now, random }: { now: Date; random: RandomBytes },
): Promise<void> {
  await tx
    .insertInto('ticket')
    .values({
      incident_id: incidentId,
      recurrence,
      reference: newReference(random),
      state: 'queued',
      next_attempt_at: now,
      queued_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('ticket_once')
        .doUpdateSet({ state: 'queued', next_attempt_at: now, queued_at: now })
        .where('ticket.state', '=', 'withdrawn'),
    )
    .execute();
}

/**
 * Nothing was sent; it waits, without a time, for the decision to change. A refused ticket stays for a person
 * to see, unless
 * it is no longer needed.
 */
async function withdrawTicket(
  tx: Kysely<Schema>,
  { id, state }: IncidentTicket,
  { action }: Decision,
): Promise<void> {
  const needless = state === 'refused' && (action === 'append' || action === 'reopen');
  if (state !== 'queued' && !needless) return;
  await tx
    .updateTable('ticket')
    .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute();
}
