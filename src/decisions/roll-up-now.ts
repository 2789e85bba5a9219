import type { Incident } from '../incidents/incident.ts';
import { gatherMs } from './storm.ts';

/** What a decision about a roll-up depends on, besides the number of incidents that it covers. */
export interface RollUpNow {
  /** Whether it covers a critical incident that no ticket or note in ConnectWise names. */
  readonly critical: boolean;
  /** When the last roll-up ticket of this kind was sent for the company; null if never. */
  readonly lastSentAt: Date | null;
}

const minuteMs = 60_000;

/**
 * The pause after a company's roll-up ticket before the next one, or before a note that adds incidents. So each
 * incident is named within the hour, and a company has at most two such tickets an hour. The pause is shorter if the
 * roll-up covers a critical incident.
 */
export const followUpMs = 40 * minuteMs;
export const criticalFollowUpMs = 10 * minuteMs;

/** Until when a roll-up collects incidents before its ticket is composed. */
export function gathersUntil(rollUp: Pick<Incident, 'kind' | 'openedAt'>, given: RollUpNow | null): Date {
  const gathered = rollUp.openedAt.getTime() + gatherMs;
  if (rollUp.kind === 'digest' || !given?.lastSentAt) return new Date(gathered);
  const pause = given.critical ? criticalFollowUpMs : followUpMs;
  return new Date(Math.max(gathered, given.lastSentAt.getTime() + pause));
}
