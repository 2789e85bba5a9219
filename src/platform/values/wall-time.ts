const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** The wall time in that zone at an instant, as milliseconds that read as UTC. */
export function wallTime(instant: number, timeZone: string): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/** No zone was ever further from UTC than this, and no clock change was larger. */
const dayMs = 24 * 3_600_000;

/**
 * The first and the last instant at which clocks in the zone show a wall time ({@link wallTime}). They differ
 * if clocks were
 * put back over it. If clocks were put forward over it, both are the moment of the change.
 */
export function instantsOf(wall: number, timeZone: string): { first: number; last: number } {
  const offsetAt = (instant: number) => wallTime(instant, timeZone) - instant;
  const offsets = [offsetAt(wall - dayMs), offsetAt(wall + dayMs)];
  const found = offsets.map((offset) => wall - offset).filter((at) => wallTime(at, timeZone) === wall);
  if (found.length > 0) return { first: Math.min(...found), last: Math.max(...found) };
  const jump = firstAtOrAfter(wall, timeZone);
  return { first: jump, last: jump };
}

/** The first instant, to the second, whose wall time is not before this one. Near it clocks must only move forward. */
function firstAtOrAfter(wall: number, timeZone: string): number {
  let before = wall - dayMs;
  let after = wall + dayMs;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (wallTime(middle, timeZone) >= wall) after = middle;
    else before = middle;
  }
  return after;
}
