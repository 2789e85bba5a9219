import type { Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';

/** Reasons with a known end: before it, the incident does not reach the limit of held incidents. */
const planned: ReadonlySet<string> = new Set([
  'silenced',
  'maintenance',
  'company_quiet_hours',
  'accepted',
  'storm',
  'daily_digest',
  'awaiting_release',
  'recurred_recently',
]);

export const isPlanned = (reason: string): boolean => planned.has(reason);

/** When a planned reason last released the incident, or this decision does; null if none did. */
export function releasedAt(incident: Incident, now: Date): Date | null {
  if (!isPlanned(incident.decisionReason)) return incident.releasedAt;
  const { decideAt } = incident;
  return decideAt !== null && decideAt < now ? decideAt : now;
}

/**
 * Until when a held incident may still get a ticket. Counted from when it was last seen, received, or released from a
 * planned hold, the latest of these.
 */
export function heldLimit(incident: Incident, settings: IncidentSettings, now: Date): Date {
  const lastSeen = Math.min(incident.lastSeenAt.getTime(), now.getTime());
  const known = Math.max(lastSeen, Math.min(incident.openedAt.getTime(), now.getTime()));
  const from = Math.max(known, releasedAt(incident, now)?.getTime() ?? known);
  return new Date(from + settings.heldLimitHours * 3_600_000);
}
