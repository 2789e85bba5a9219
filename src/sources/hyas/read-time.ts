const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
const httpTime =
  /^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2101, 0, 1);

/**
 * The time a log row gives, or null when it gives none that makes sense (years 2000 to 2100).
 *
 * HYAS publishes no format, and its own connector stores this field as text rather than as a time; so ISO 8601 with
 * or without zone (none is UTC), e-mail style dates, and seconds or milliseconds since 1970 are all understood.
 * Numeric day and month (03/04/2026) are not: they would be guessed.
 */
export function readTime(value: unknown): Date | null {
  const at = typeof value === 'string' ? textTime(value.trim()) : epochTime(value);
  return at !== null && at >= earliest && at < latest ? new Date(at) : null;
}

function epochTime(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  // Seconds until the year 2101 stay below 4.2e9; milliseconds since the year 2000 are above 9.4e11.
  return Math.floor(Math.abs(value) < 1e11 ? value * 1000 : value);
}

function textTime(text: string): number | null {
  if (/^\d{9,13}(\.\d{1,9})?$/.test(text)) return epochTime(Number(text));
  const iso = isoTime.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
    return instant([year, month, day, hour, minute, second], ms, zone);
  }
  const http = httpTime.exec(text);
  if (http !== null) {
    const [, day, month = '', year, hour, minute, second, zone] = http;
    return instant([year, String(months.indexOf(month) + 1), day, hour, minute, second], 0, zone);
  }
  return null;
}

function instant(
  parts: readonly (string | undefined)[],
  ms: number,
  zone: string | undefined,
): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  // 23:59:60 is a leap second, which Date counts as the next one.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return local - zoneOffsetMs(zone);
}

function zoneOffsetMs(zone: string | undefined): number {
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
  if (offset === null) return 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  return (offset[1] === '-' ? -minutes : minutes) * 60_000;
}
