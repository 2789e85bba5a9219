import type { Incident } from '../incidents/incident.ts';
import { instantsOf } from '../platform/values/wall-time.ts';
import { type Occurrence, type Schedule, type Weekday, weekdays } from './schedule.ts';

/** A period of planned work at companies. Incidents that begin in it are held until it ends. */
export interface MaintenanceWindow {
  readonly id: number;
  readonly name: string;
  /** Empty means every company. */
  readonly companyIds: readonly number[];
  readonly schedule: Schedule;
}

/** A window that is open now. */
export type OpenWindow = Omit<MaintenanceWindow, 'schedule'> & Occurrence;

const dayMs = 24 * 3_600_000;

/** The most days of adjacent occurrences that count as one. */
const joinedDays = 8;

/**
 * Finds the open occurrence of a window at an instant; null if it is not open. Adjacent occurrences are one: a window
 * on Saturday and one on Sunday, each from midnight to midnight, are a weekend.
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
    let joined: Occurrence | null = null;
    for (let day = today - joinedDays; day <= today + joinedDays; day += 1) {
      const next = onDay(day);
      if (next === null) continue;
      const together = join(joined, next);
      if (together === null && joined !== null && contains(joined, at)) return joined;
      joined = together ?? next;
    }
    return joined !== null && contains(joined, at) ? joined : null;
  };
}

/** Joins two adjacent occurrences; null if they are not adjacent. */
function join(one: Occurrence | null, next: Occurrence): Occurrence | null {
  if (one === null || next.start > one.end) return null;
  return { start: one.start, end: new Date(Math.max(next.end.getTime(), one.end.getTime())) };
}

const contains = ({ start, end }: Occurrence, at: Date) => at >= start && at < end;

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): Weekday => weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon';

/**
 * The occurrence that begins on a day in that zone, counted from 1970; null if the change of clocks skips all of it.
 */
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
 * The open window in which an incident began; if there are several, the one that ends last. An incident that began
 * before the window was not caused by it and is not held.
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
