import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Incident } from '../incidents/incident.ts';
import { recordEvents } from '../incidents/timeline.ts';
import type { RandomBytes } from '../values/random.ts';
import type { IncidentTicket } from './circumstances.ts';
import { isPlanned, releasedAt } from './decide/planned.ts';
import type { Decision } from './decide.ts';
import { decisionReasons } from './decision-reasons.ts';
import { newReference } from './reference.ts';

/**
 * Makes a decision true, in the transaction in which the incident is locked: its own row, its ticket's, and, where
 * the decision changed, a line in its timeline.
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
  const tooLate = decision.reason === 'held_too_long';
  await tx
    .updateTable('incident')
    .set({
      decision: decision.action,
      decision_reason: decision.reason,
      decision_note: note,
      decide_at: decision.decideAt,
      ...(isPlanned(decision.reason) ? {} : { released_at: releasedAt(incident, now) }),
      ...(changed ? { decided_at: now } : {}),
      // Closed, so that the same thing seen again is a new incident and not lost in one that was given up.
      ...(tooLate ? { state: 'closed', closed_at: now, closed_reason: 'held_too_long' } : {}),
    })
    .where('id', '=', incident.id)
    .execute();
  if (decision.reason === 'due') await queueTicket(tx, incident.id, now, random);
  if ((decision.action === 'hold' || decision.action === 'skip') && ticket?.state === 'queued') {
    await withdrawTicket(tx, ticket.id);
  }
  if (changed) await recordEvents(tx, [decisionEvent(incident, decision, now)]);
}

function decisionEvent(incident: Incident, decision: Decision, now: Date) {
  const { title, hint } = decisionReasons[decision.reason];
  return {
    incidentId: incident.id,
    at: now,
    kind: 'decided',
    message: [`${title}.`, decision.note, hint].filter(Boolean).join(' '),
    details: { decision: decision.action, reason: decision.reason },
  };
}

/** One ticket an incident, by the constraint `ticket_once`; one that was withdrawn comes back with its reference. */
async function queueTicket(
  tx: Kysely<Schema>,
  incidentId: number,
  now: Date,
  random: RandomBytes,
): Promise<void> {
  await tx
    .insertInto('ticket')
    .values({
      incident_id: incidentId,
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

/** Nothing of it was sent; it waits, without a time, for the decision to change. */
async function withdrawTicket(tx: Kysely<Schema>, ticketId: number): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
    .where('id', '=', ticketId)
    .where('state', '=', 'queued')
    .execute();
}
