import { decideBeingReopened } from '../../decisions/recurrence.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { IncidentTicket } from '../record/load-tickets.ts';
import { problems } from '../record/problems.ts';

/** Why no person can change the decision about an incident; null if one can. */
export function whyFixed({ id, state, coveredBy }: Incident): Problem | null {
  if (state === 'closed') return problems.incidentClosed(id);
  return coveredBy === null ? null : problems.coveredByRollUp(id, coveredBy);
}

/** Why an incident cannot be retried because it is skipped; null if it is not skipped. */
export const whyNotRetry = ({ id, skip }: Incident): Problem | null =>
  skip === null ? null : problems.incidentSkipped(id, skip.by);

/** Why an incident cannot be skipped; null if it can. */
export function whyNotSkip({ id, skip }: Incident, ticket: IncidentTicket | null): Problem | null {
  if (skip !== null) return problems.incidentSkipped(id, skip.by);
  const isThere = ticket !== null && !isOver(ticket) && mayExist.has(ticket.state);
  return isThere ? problems.ticketMayExist(id, ticket.state) : null;
}

const mayExist: ReadonlySet<string> = new Set(['created', 'sending', 'unknown', 'needs_person']);

/** The ticket is closed, and the incident was seen again without a further ticket yet. */
export const isOver = (ticket: IncidentTicket): boolean =>
  ticket.state === 'created' && !ticket.open && decideBeingReopened(ticket) === null;
