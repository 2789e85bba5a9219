import { httpDateMs } from './http-date.ts';

/** The longest that a server may make Picket wait. */
const longestMs = 60 * 60 * 1000;

/**
 * `Retry-After` (RFC 9110 §10.2.3: seconds or an HTTP date) as milliseconds from now, at most an hour; null if it is
 * missing or invalid.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, longestMs);
  const at = httpDateMs(text);
  return at === null ? null : Math.min(Math.max(0, at - now.getTime()), longestMs);
}

/** "Please try again in 30 seconds.": the time in the message, if the header is missing. */
export function spokenRetryAfterMs(message: string): number | null {
  const seconds = /\bin (\d{1,5}) seconds?\b/i.exec(message)?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * 1000, longestMs);
}
