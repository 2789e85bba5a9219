/**
 * A time in messages of Picket: to the minute, in UTC, as `2026-03-01 12:00 UTC`. The console or the command that shows
 * it converts it to the zone of its reader.
 */
export const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

interface Writing {
  /** An IANA zone; default: the zone of this process. */
  readonly zone?: string | undefined;
  readonly seconds?: boolean;
}

/** `2026-03-01 07:00 EST`. */
export function writeTime(at: Date, { zone, seconds = false }: Writing = {}): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const clock = `${of('hour')}:${of('minute')}${seconds ? `:${of('second')}` : ''}`;
  return `${of('year')}-${of('month')}-${of('day')} ${clock} ${of('timeZoneName')}`;
}

/** Converts each time that {@link moment} wrote in a text to another zone. */
export const timesInZone = (text: string, zone?: string): string =>
  text.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (written, day, clock) => {
    const at = new Date(`${day}T${clock}Z`);
    return Number.isNaN(at.getTime()) ? written : writeTime(at, { zone });
  });
