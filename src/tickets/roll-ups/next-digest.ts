import { instantsOf, wallTime } from '../../noise/zone.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The first moment after `after` at which clocks of that zone show the hour: once a day, whatever is done to the
 * clocks. An hour that is left out in spring begins as they are put on, one that comes twice in autumn counts first.
 */
export function nextDigestAt(after: Date, hour: number, timeZone: string): Date {
  const wall = wallTime(after.getTime(), timeZone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  for (let day = midnight; ; day += dayMs) {
    const at = instantsOf(day + hour * hourMs, timeZone).first;
    if (at > after.getTime()) return new Date(at);
  }
}
