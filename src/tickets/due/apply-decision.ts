import type { Kysely } from 'kysely';
import type { Decision } from '../../decisions/decide.ts';
import { type DecisionReason, decisionReasons } from '../../decisions/decision-reasons.ts';
import type { Incident, RollUpKind } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { IncidentTicket } from '../record/load-tickets.ts';
import { queueOperations, withdrawReopenings } from '../record/queue-follow-up.ts';
import { queueTickets, withdrawTickets } from '../record/queue-tickets.ts';
import { type Joining, joinRollUps } from '../roll-ups/join.ts';
import { nameCovered } from '../roll-ups/name-covered.ts';
import { type DecisionChange, writeDecisions } from './write-decisions.ts';

/** The decision about an incident that the transaction has locked, and its last ticket. */
export interface Decided {
  readonly incident: Incident;
  readonly ticket: IncidentTicket | null;
  readonly decision: Decision;
}

type Change = Decided & DecisionChange;

interface Applying {
  readonly now: Date;
  readonly random: RandomBytes;
}

/**
 * Applies decisions in the transaction that locked their incidents: the rows of incidents and tickets, and a line in
 * the timeline for each changed decision. A few statements for any number of incidents.
 */
export async function applyDecisions(
  tx: Kysely<Schema>,
  decided: readonly Decided[],
  applying: Applying,
): Promise<void> {
  const isRollUp = ({ incident }: Decided) => incident.kind !== 'detections';
  // Roll-ups first: a roll-up that closes now covers none of the others.
  await applySet(tx, decided.filter(isRollUp), applying);
  await applySet(
    tx,
    decided.filter((one) => !isRollUp(one)),
    applying,
  );
}

/** {@link applyDecisions} for one incident. */
export const applyDecision = (
  tx: Kysely<Schema>,
  incident: Incident,
  ticket: IncidentTicket | null,
  decision: Decision,
  applying: Applying,
): Promise<void> => applyDecisions(tx, [{ incident, ticket, decision }], applying);

async function applySet(tx: Kysely<Schema>, decided: readonly Decided[], applying: Applying): Promise<void> {
  if (decided.length === 0) return;
  const { now } = applying;
  const joined = await joinRollUps(tx, decided.flatMap(joiningOf), now);
  const changes = decided.map((one): Change => {
    const { id, coveredBy } = one.incident;
    const isCovered = coveringKind(one) !== undefined;
    return { ...one, coveredBy: isCovered ? (coveredBy ?? joined.get(id) ?? null) : null, isNew: isNew(one) };
  });
  await writeDecisions(tx, changes, now);
  await changeTickets(tx, decided, applying);
  for (const { incident, decision } of decided) {
    if (incident.kind !== 'detections' && decision.reason === 'already_ticketed')
      await nameCovered(tx, now, incident.id);
  }
  await recordEvents(
    tx,
    changes.filter((change) => change.isNew).map((change) => decisionEvent(change, now)),
  );
}

const isNew = ({ incident, decision }: Decided): boolean =>
  decision.action !== incident.decision ||
  decision.reason !== incident.decisionReason ||
  (decision.note ?? null) !== incident.decisionNote;

/** Reasons for which another incident's ticket covers this one. */
export const coveringKinds: Partial<Record<DecisionReason, RollUpKind>> = {
  storm: 'storm',
  in_digest: 'digest',
  occurred_long_ago: 'late',
};

const coveringKind = ({ decision: { action, reason } }: Decided): RollUpKind | undefined =>
  action === 'append' ? coveringKinds[reason] : undefined;

/** The roll-up that an incident joins by this decision; a covered incident stays in its roll-up. */
function joiningOf(one: Decided): Joining[] {
  const kind = coveringKind(one);
  const { id, companyId, coveredBy } = one.incident;
  return kind === undefined || coveredBy !== null ? [] : [{ incidentId: id, companyId, kind }];
}

/** Queues and withdraws tickets and reopenings by the decisions. */
async function changeTickets(tx: Kysely<Schema>, decided: readonly Decided[], applying: Applying) {
  const due = decided.filter(({ decision }) => decision.reason === 'due');
  await queueTickets(
    tx,
    due.map(({ incident, ticket }) => ({ incidentId: incident.id, ticket })),
    applying,
  );
  await withdrawTickets(
    tx,
    decided.flatMap(({ ticket, decision }) =>
      ticket !== null && isNeedless(ticket, decision) ? [ticket] : [],
    ),
  );
  const former = (reopens: boolean) =>
    decided.flatMap(({ ticket, decision }) =>
      ticket?.former && (decision.action === 'reopen') === reopens ? [ticket.former.id] : [],
    );
  await queueOperations(tx, 'reopen', former(true), applying);
  await withdrawReopenings(tx, former(false));
}

/** A refused ticket stays visible for a person, unless another one replaces it. */
function isNeedless({ state }: IncidentTicket, { action, reason }: Decision): boolean {
  if (action === 'create' || reason === 'due') return false;
  return state === 'queued' || (state === 'refused' && (action === 'append' || action === 'reopen'));
}

function decisionEvent({ incident, decision, coveredBy }: Change, now: Date) {
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
