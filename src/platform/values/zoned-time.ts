/**
 * A time in what Picket says to people: to the minute, in UTC, as `2026-03-01 12:00 UTC`. Whoever shows it, the console
 * or a command, writes it in the zone of its reader.
 */
export const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

interface Writing {
  /** IANA zone; that of this process where it is not given. */
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

/** Text with each time as {@link moment} writes it in another zone. */
export const timesInZone = (text: string, zone?: string): string =>
  text.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (written, day, clock) => {
    const at = new Date(`${day}T${clock}Z`);
    return Number.isNaN(at.getTime()) ? written : writeTime(at, { zone });
  });
