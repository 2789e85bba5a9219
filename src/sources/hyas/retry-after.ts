/** No server may put Picket to sleep for longer than this. */
const longestMs = 60 * 60 * 1000;

/** `Retry-After` (RFC 9110 §10.2.3: seconds or an HTTP date) as milliseconds from now, at most an hour; else null. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, longestMs);
  // Date.parse alone takes nearly anything for a date; an HTTP date starts with a weekday and ends in GMT.
  const at = /^[A-Z][a-z]{2,8},? .* GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now.getTime()), longestMs);
}
