import type { Incident } from '../../incidents/incident.ts';
import type { RecurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { verdictRank } from '../../incidents/verdict.ts';
import type { ReportedState } from '../../platform/database/schema-tickets.ts';

/** What an incident has that its ticket does not report yet. */
export interface News {
  readonly detections: number;
  readonly devices: readonly string[];
  readonly domains: readonly string[];
  readonly reasons: readonly string[];
  /** The previous verdict, if it is worse now. */
  readonly verdictBefore: string | null;
}

export function newsOf(told: ReportedState, incident: Incident): News {
  const beyond = (known: readonly string[], now: readonly string[]) =>
    now.filter((one) => !known.includes(one));
  return {
    detections: Math.max(0, incident.detectionCount - told.count),
    devices: beyond(told.devices, incident.devices),
    domains: beyond(told.domains, incident.domains),
    reasons: beyond(told.reasons, incident.reasons),
    verdictBefore: verdictRank(incident.verdict) > verdictRank(told.verdict) ? told.verdict : null,
  };
}

/** A worse verdict is reported at once, but no more often than this. */
export const worseEveryHours = 1;

/** Whether a ticket gets a note now. */
export function isNoteDue(
  news: News,
  { toldAt, now }: { toldAt: Date; now: Date },
  settings: RecurrenceSettings,
): boolean {
  const hours = (now.getTime() - toldAt.getTime()) / 3_600_000;
  if (news.verdictBefore !== null && hours >= worseEveryHours) return true;
  // A clock set back must not cause an early note; it is sent when the time is reached again.
  if (hours < settings.noteEveryHours) return false;
  const isNew = [news.devices, news.domains, news.reasons].some((some) => some.length > 0);
  return isNew || (news.detections > 0 && settings.noteWhat === 'everything');
}
