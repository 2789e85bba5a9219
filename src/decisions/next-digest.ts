import { instantsOf, wallTime } from '../platform/values/wall-time.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The first moment after `after` at which clocks in that zone show the hour: once a day, also when clocks change. If
 * clocks skip the hour in spring, it begins when they are put forward. If it comes twice in autumn, the first one
 * counts.
 */
export function nextDigestAt(after: Date, hour: number, timeZone: string): Date {
  const wall = wallTime(after.getTime(), timeZone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  for (let day = midnight; ; day += dayMs) {
    const at = instantsOf(day + hour * hourMs, timeZone).first;
    if (at > after.getTime()) return new Date(at);
  }
}
