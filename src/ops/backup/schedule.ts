import { instantsOf, wallTime } from '../../platform/values/wall-time.ts';
import type { BackupSettings } from './settings.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When the next backup is planned: the first of its times of day after `now`, by the clocks of the zone. */
export function nextBackupAt(
  { at, everyHours }: Pick<BackupSettings, 'at' | 'everyHours'>,
  now: Date,
  timeZone: string,
): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const wall = wallTime(now.getTime(), timeZone);
  // Begins the day before, since its last times may fall on today.
  const first = Math.floor(wall / dayMs) * dayMs - dayMs + hours * hourMs + minutes * 60_000;
  for (let slot = first; ; slot += everyHours * hourMs) {
    const instant = instantsOf(slot, timeZone).first;
    if (instant > now.getTime()) return new Date(instant);
  }
}

/** After this time without a valid backup, one is overdue. */
export const lateAfterMs = ({ everyHours }: Pick<BackupSettings, 'everyHours'>): number =>
  2 * everyHours * hourMs + hourMs;
