/** A date of an HTTP header (RFC 9110 §5.6.7) as milliseconds; null if it is missing or is not one. */
export function httpDateMs(header: string | undefined): number | null {
  const text = header?.trim() ?? '';
  // Date.parse alone accepts nearly anything as a date; an HTTP date starts with a weekday and ends in GMT.
  const at = /^[A-Z][a-z]{2,8},? .* GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
