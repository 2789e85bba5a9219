import type { ConnectionHealth } from '../connectwise/connection/connection.ts';
import { missingChoices, type TicketService } from '../connectwise/services/ticket-service.ts';
import type { DecisionAction, Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import type { NoiseNow } from '../noise/noise-now.ts';
import type { Problem } from '../platform/values/problem.ts';
import type { Allowed } from './allowed.ts';
import { type CompanyNow, heldByQuietHours } from './company-now.ts';
import { decideStorm } from './decide-storm.ts';
import type { DecisionReason } from './decision-reasons.ts';
import { decideCovered, heldForDigest, isForDigest } from './digest.ts';
import { isLongAgo } from './long-ago.ts';
import { belowThreshold, heldByPlan, skippedAsNoise } from './noise.ts';
import { heldLimit } from './planned.ts';
import {
  decideBeingReopened,
  decideRecurrence,
  heldAsRecent,
  type RecurrenceNow,
  type TicketNow,
} from './recurrence.ts';
import { gathersUntil, type RollUpNow } from './roll-up-now.ts';
import type { RollUpSettings } from './roll-up-settings.ts';
import type { TicketLoad } from './storm.ts';

/** Everything that a decision depends on, besides the incident itself. */
export interface Circumstances {
  readonly now: Date;
  readonly settings: IncidentSettings;
  readonly service: TicketService;
  readonly connection: ConnectionHealth;
  readonly mapping: { readonly problem: Problem | null } | null;
  readonly ticket: TicketNow | null;
  readonly recurrence: RecurrenceNow;
  readonly noise: NoiseNow;
  /** By the detections of this incident; null if its totals tell. */
  readonly thresholdReached: boolean | null;
  /** Until when all its domains are allowed for its company; null if not all are. */
  readonly allowed: Allowed | null;
  readonly rollUps: RollUpSettings;
  readonly load: TicketLoad;
  /** How many incidents a roll-up covers; null for others. */
  readonly covers: number | null;
  /** Of a storm’s roll-up; null of others. */
  readonly rollUp: RollUpNow | null;
  /** What is set for its company alone. */
  readonly company: CompanyNow;
  /** IANA zone for the hour of the daily digest. */
  readonly timeZone: string;
}

export interface Decision {
  readonly action: DecisionAction;
  readonly reason: DecisionReason;
  /** When it is decided again at the latest; null if only a change causes that. */
  readonly decideAt: Date | null;
  /** Who, until when, which: details beyond the reason. */
  readonly note?: string;
}

/** The decision about every incident that has a ticket in ConnectWise. */
export const alreadyTicketed: Decision = { action: 'append', reason: 'already_ticketed', decideAt: null };

/**
 * What becomes of an incident, and why: the only place where that is decided. What was sent already comes
 * first, because
 * nothing may cause a second ticket. Then what is final. Then what it waits for, in the order of setting up
 * Picket.
 */
export function decide(incident: Incident, given: Circumstances): Decision {
  const { now, settings, service, connection, mapping, ticket, noise, allowed, recurrence } = given;

  // After its ticket was closed, an incident is only open because it was seen again.
  const hasTicket = ticket?.open || (ticket?.state === 'created' && incident.state === 'closed');
  if (hasTicket) return alreadyTicketed;
  if (ticket?.state === 'sending' || ticket?.state === 'unknown') {
    return { action: 'create', reason: 'delivering', decideAt: null };
  }
  const reopening = decideBeingReopened(ticket);
  if (reopening !== null) return reopening;
  const covered = decideCovered(incident, given);
  if (covered !== null) return covered;
  if (ticket?.state === 'needs_person') return { action: 'hold', reason: 'outcome_unknown', decideAt: null };

  const skip = (reason: DecisionReason): Decision => ({ action: 'skip', reason, decideAt: null });
  if (incident.skip !== null) return skip('skipped_by_person');
  // A roll-up covers incidents that passed these checks, and has no detections of its own.
  const isRollUp = incident.kind !== 'detections';
  if (given.covers === 0) return skip('nothing_to_tell');
  if (!isRollUp) {
    if (!settings.ticketedVerdicts.includes(incident.verdict))
      return skip(incident.verdict === 'filtered' ? 'category_not_ticketed' : 'verdict_not_ticketed');
    if (isMuted(incident, settings)) return skip('reason_muted');
    if (allowed !== null) return { action: 'skip', reason: 'domain_allowed', decideAt: allowed.until };
    const skipped = skippedAsNoise(incident, noise);
    if (skipped !== null) return skipped;
  }
  const heldUntil = heldLimit(incident, settings, now);
  if (wasHeld(incident, given) && now >= heldUntil) return skip('held_too_long');

  // An incident first decided after its limit, because Picket was down, is not held but closed at once.
  const hold = (reason: DecisionReason, decideAt = heldUntil, note?: string): Decision =>
    decideAt > now
      ? { action: 'hold', reason, decideAt, ...(note === undefined ? {} : { note }) }
      : skip('held_too_long');
  const groupedAt = isRollUp
    ? gathersUntil(incident, given.rollUp)
    : new Date(incident.openedAt.getTime() + settings.groupingWaitSeconds * 1000);
  // A clock set back must not extend the wait: an incident "of the future" is decided at once.
  if (now < groupedAt && now >= incident.openedAt) return hold('waiting_to_group', groupedAt);
  if (!isRollUp) {
    const below = belowThreshold(incident, given);
    if (below !== null) return hold('below_threshold', heldUntil, below);
    const planned = heldByPlan(incident, noise) ?? heldForDigest(incident, given);
    if (planned !== null) return planned;
    const quiet = heldByQuietHours(given.company, noise.rate(incident));
    if (quiet !== null) return quiet;
  }
  const recent = heldAsRecent(recurrence, now);
  if (recent !== null) return recent;
  if (!service.enabled) return hold('service_not_enabled');
  if (missingChoices(service).length > 0) return hold('ticket_service_incomplete');
  if (service.problem !== null) return hold('ticket_service_invalid');
  if (given.company.ticketsOff !== null)
    return hold('company_tickets_off', heldUntil, given.company.ticketsOff || undefined);
  if (mapping === null) return hold('company_not_mapped');
  if (mapping.problem !== null) return hold('mapped_company_gone');
  if (connection.state === 'unconfigured' || connection.state === 'refused')
    return hold('connection_unhealthy');
  if (ticket?.state === 'refused') return hold('refused');
  // Everything else lets it pass: a person says whether it is released, where a change releases many.
  if (incident.releaseGate === 'ask' || incident.releaseGate === 'awaiting')
    return { action: 'hold', reason: 'awaiting_release', decideAt: null };
  if (isForDigest(incident, noise)) return { action: 'append', reason: 'in_digest', decideAt: null };
  const again = ticket?.former ? decideRecurrence(ticket.former, recurrence) : null;
  // The board has this ticket already, so it does not count as part of a storm.
  if (again?.action === 'reopen') return again;
  if (isLongAgo(incident, given)) return { action: 'append', reason: 'occurred_long_ago', decideAt: null };
  return decideStorm(incident, given) ?? again ?? { action: 'create', reason: 'due', decideAt: null };
}

/** Muted if it has reasons and all of them are muted. */
function isMuted(incident: Incident, settings: IncidentSettings): boolean {
  const muted = new Set(settings.mutedReasons.map((reason) => reason.toLowerCase()));
  return incident.reasons.length > 0 && incident.reasons.every((reason) => muted.has(reason.toLowerCase()));
}

/** An incident that only waited to be grouped, or was never decided because Picket was down, was not held. */
function wasHeld(incident: Incident, { ticket }: Circumstances): boolean {
  return ticket !== null || (incident.decision === 'hold' && incident.decisionReason !== 'waiting_to_group');
}
