import { type DecisionReason, describeReason } from '../../../decisions/decision-reasons.ts';

const waiting = 'A ticket is not opened yet';
const recorded = 'Recorded only: this kind needs no ticket';
const agreed = 'During planned work or quiet hours';
const missed = 'No ticket was opened in time';

/** Why an incident has no ticket, for a reader who knows nothing of how tickets are opened. */
const words: Readonly<Record<DecisionReason, string>> = {
  due: waiting,
  delivering: waiting,
  already_ticketed: waiting,
  reopening: waiting,
  waiting_to_group: waiting,
  service_not_enabled: waiting,
  ticket_service_incomplete: waiting,
  ticket_service_invalid: waiting,
  company_not_mapped: waiting,
  mapped_company_gone: waiting,
  connection_unhealthy: waiting,
  storm: waiting,
  awaiting_release: waiting,
  occurred_long_ago: waiting,
  daily_digest: waiting,
  in_digest: waiting,
  outcome_unknown: waiting,
  refused: waiting,
  nothing_to_tell: recorded,
  verdict_not_ticketed: recorded,
  category_not_ticketed: recorded,
  reason_muted: recorded,
  severity_not_ticketed: recorded,
  below_threshold: 'Seen too seldom to need a ticket',
  recurred_recently: 'Seen again shortly after its last ticket',
  accepted: 'The risk is accepted',
  domain_allowed: 'The domain is allowed now',
  skipped_by_person: 'Reviewed by a person: it needs no ticket',
  silenced: agreed,
  maintenance: agreed,
  company_quiet_hours: agreed,
  company_tickets_off: 'No tickets are opened for this company',
  held_too_long: missed,
  not_released: missed,
};

const isKnown = (reason: string): reason is DecisionReason => Object.hasOwn(words, reason);

export const customerWords = (reason: string): string => (isKnown(reason) ? words[reason] : waiting);

/** The words for the MSP itself. */
export const technicianWords = (reason: string): string => describeReason(reason).title;
