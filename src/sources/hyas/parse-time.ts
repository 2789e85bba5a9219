import { instant, parseIsoTime } from '../../platform/values/iso-time.ts';

const httpTime =
  /^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2101, 0, 1);

/**
 * The time of a log row; null if it has no plausible one (years 2000 to 2100).
 * HYAS publishes no format, and its own connector stores this field as text instead of a time. So ISO 8601 with or
 * without a zone (default: UTC), e-mail style dates, and seconds or milliseconds since 1970 are all accepted. Numeric
 * day and month (03/04/2026) are not: they would be a guess.
 */
export function parseTime(value: unknown): Date | null {
  const at = typeof value === 'string' ? textTime(value.trim()) : epochTime(value);
  return at !== null && at >= earliest && at < latest ? new Date(at) : null;
}

function epochTime(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  // Seconds until the year 2101 are below 4.2e9; milliseconds since the year 2000 are above 9.4e11.
  return Math.floor(Math.abs(value) < 1e11 ? value * 1000 : value);
}

function textTime(text: string): number | null {
  if (/^\d{9,13}(\.\d{1,9})?$/.test(text)) return epochTime(Number(text));
  const iso = parseIsoTime(text);
  if (iso !== null) return iso.at;
  const http = httpTime.exec(text);
  if (http !== null) {
    const [, day, month = '', year, hour, minute, second, zone] = http;
    return instant([year, String(months.indexOf(month) + 1), day, hour, minute, second], 0, zone);
  }
  return null;
}
