import type { Incident } from '../incidents/incident.ts';
import { type Occurrence, type Schedule, type Weekday, weekdays } from './schedule.ts';
import { instantsOf } from './zone.ts';

/** A time in which a company is worked on, so that what is detected there meanwhile waits for its end. */
export interface MaintenanceWindow {
  readonly id: number;
  readonly name: string;
  /** Empty: every company. */
  readonly companyIds: readonly number[];
  readonly schedule: Schedule;
}

/** A window that is open. */
export type OpenWindow = Omit<MaintenanceWindow, 'schedule'> & Occurrence;

const dayMs = 24 * 3_600_000;

/**
 * Finds when a window is open around an instant: where it was open several times in a row without a pause, the end is
 * the last one's. Null when it is not open then.
 */
export function occurrenceAt(schedule: Schedule): (at: Date) => Occurrence | null {
  if (schedule.kind === 'once') {
    const once = { start: new Date(schedule.startsAt), end: new Date(schedule.endsAt) };
    return (at) => (contains(once, at) ? once : null);
  }
  const days = new Set<Weekday>(schedule.days);
  const known = new Map<number, Occurrence | null>();
  const onDay = (day: number): Occurrence | null => {
    let found = known.get(day);
    if (found === undefined) {
      found = days.has(weekdayOf(day)) ? weeklyOccurrence(schedule, day) : null;
      known.set(day, found);
    }
    return found;
  };
  return (at) => {
    const today = Math.floor(at.getTime() / dayMs);
    let found: Occurrence | null = null;
    // A day there begins up to a day before or after ours, and a window lasts up to a day: two back, one on; and as
    // many on as follow without a pause.
    for (let day = today - 2; day <= today + 1 || (found !== null && day <= today + 8); day += 1) {
      const occurrence = onDay(day);
      if (occurrence === null) continue;
      if (found !== null && occurrence.start <= found.end && occurrence.end > found.end)
        found = { start: found.start, end: occurrence.end };
      else if (found === null && contains(occurrence, at)) found = occurrence;
    }
    return found;
  };
}

const contains = ({ start, end }: Occurrence, at: Date) => at >= start && at < end;

/** The 1st of January 1970 was a Thursday. */
const weekdayOf = (day: number): Weekday => weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon';

/** The window that begins on a day there, counted from 1970; null where clocks were put on over all of it. */
function weeklyOccurrence(schedule: Extract<Schedule, { kind: 'weekly' }>, day: number): Occurrence | null {
  const { from, to, timeZone } = schedule;
  const endDay = minutesOf(to) > minutesOf(from) ? day : day + 1;
  const start = instantsOf(wallOf(day, from), timeZone).first;
  const end = instantsOf(wallOf(endDay, to), timeZone).last;
  return end > start ? { start: new Date(start), end: new Date(end) } : null;
}

const wallOf = (day: number, time: string) => day * dayMs + minutesOf(time) * 60_000;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The window that an incident happened in, of those that are open: the one that ends last. One that began before the
 * window is none of its doing, and waits for none.
 */
export function windowOf(
  open: readonly OpenWindow[],
  { companyId, firstSeenAt }: Pick<Incident, 'companyId' | 'firstSeenAt'>,
): OpenWindow | null {
  let last: OpenWindow | null = null;
  for (const window of open) {
    if (window.companyIds.length > 0 && !window.companyIds.includes(companyId)) continue;
    if (firstSeenAt < window.start) continue;
    if (last === null || window.end > last.end) last = window;
  }
  return last;
}
