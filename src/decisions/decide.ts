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

/** Everything that a decision depends on besides the incident. */
export interface Circumstances {
  readonly now: Date;
  readonly settings: IncidentSettings;
  readonly service: TicketService;
  readonly connection: ConnectionHealth;
  readonly mapping: { readonly problem: Problem | null } | null;
  readonly ticket: TicketNow | null;
  readonly recurrence: RecurrenceNow;
  readonly noise: NoiseNow;
  /** Counted over the stored detections; null if the incident's own counts are enough. */
  readonly thresholdReached: boolean | null;
  /** When the first of its domains stops being allowed; null if not all are allowed for its company. */
  readonly allowed: Allowed | null;
  readonly rollUps: RollUpSettings;
  readonly load: TicketLoad;
  /** How many incidents a roll-up covers; null for others. */
  readonly covers: number | null;
  /** Only for the roll-up of a storm; null for other incidents. */
  readonly rollUp: RollUpNow | null;
  /** The settings of its company. */
  readonly company: CompanyNow;
  /** IANA zone for the hour of the daily digest. */
  readonly timeZone: string;
}

export interface Decision {
  readonly action: DecisionAction;
  readonly reason: DecisionReason;
  /** When the incident is decided again at the latest; null if only a change causes that. */
  readonly decideAt: Date | null;
  /** Details beyond the reason: who, until when, which. */
  readonly note?: string;
}

/** The decision about every incident that has a ticket in ConnectWise. */
export const alreadyTicketed: Decision = { action: 'append', reason: 'already_ticketed', decideAt: null };

/**
 * What happens to an incident, and why. Nothing else decides this.
 * First come tickets that were sent, because nothing may cause a second ticket. Then come reasons to skip. Then come
 * reasons to hold, in the order in which Picket is set up.
 */
export function decide(incident: Incident, given: Circumstances): Decision {
  const { now, settings, service, connection, mapping, ticket, noise, allowed, recurrence } = given;

  // An incident whose tickets are all closed is open only because it was seen again.
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

  // If Picket was down past the limit, an incident that is first decided now is skipped, not held.
  const hold = (reason: DecisionReason, decideAt = heldUntil, note?: string): Decision =>
    decideAt > now
      ? { action: 'hold', reason, decideAt, ...(note === undefined ? {} : { note }) }
      : skip('held_too_long');
  const groupedAt = isRollUp
    ? gathersUntil(incident, given.rollUp)
    : new Date(incident.openedAt.getTime() + settings.groupingWaitSeconds * 1000);
  // A clock set back must not extend the wait: an incident whose opening lies in the future is decided at once.
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
  // Checked after all other holds: a person confirms the release when one change would release many incidents.
  if (incident.releaseGate === 'ask' || incident.releaseGate === 'awaiting')
    return { action: 'hold', reason: 'awaiting_release', decideAt: null };
  if (isForDigest(incident, noise)) return { action: 'append', reason: 'in_digest', decideAt: null };
  const again = ticket?.former ? decideRecurrence(ticket.former, recurrence) : null;
  // A reopened ticket is on the board already, so it does not count towards a storm.
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
