import type { Incident } from '../incidents/incident.ts';
import { gatherMs } from './storm.ts';

/** What a decision about a roll-up depends on, besides how much it covers. */
export interface RollUpNow {
  /** Whether it covers a critical incident that no ticket or note in ConnectWise names. */
  readonly critical: boolean;
  /** When the last roll-up ticket of its kind was sent for its company; null when none was. */
  readonly lastSentAt: Date | null;
}

const minuteMs = 60_000;

/**
 * A roll-up ticket of a company is followed by the next one, or by a note, after this: so that each incident is named
 * within the hour, and a company has at most two such tickets an hour. What is critical does not wait as long.
 */
export const followUpMs = 40 * minuteMs;
export const criticalFollowUpMs = 10 * minuteMs;

/** Until when a roll-up gathers before its ticket is composed. */
export function gathersUntil(rollUp: Pick<Incident, 'kind' | 'openedAt'>, given: RollUpNow | null): Date {
  const gathered = rollUp.openedAt.getTime() + gatherMs;
  if (rollUp.kind === 'digest' || !given?.lastSentAt) return new Date(gathered);
  const pause = given.critical ? criticalFollowUpMs : followUpMs;
  return new Date(Math.max(gathered, given.lastSentAt.getTime() + pause));
}
