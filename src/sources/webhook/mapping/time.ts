/** Units of numeric times: the number of digits before the point determines the unit, from the year 2001 on. */
const units: readonly (readonly [digits: number, perMs: number])[] = [
  [11, 0.001],
  [14, 1],
  [17, 1_000],
  [20, 1_000_000],
];

/**
 * A time in the form of detections. Seconds, milliseconds, microseconds or nanoseconds since 1970, as a number or as
 * digits, become ISO 8601. Other values stay unchanged, and are checked with the rest.
 */
export function mappedTime(value: unknown): unknown {
  if (typeof value !== 'number' && typeof value !== 'string') return value;
  const text = String(value).trim();
  if (!/^\d{9,19}(\.\d+)?$/.test(text)) return value;
  const digits = text.split('.')[0]?.length ?? 0;
  const [, perMs = 1] = units.find(([limit]) => digits <= limit) ?? [];
  const at = new Date(Number(text) / perMs);
  return Number.isNaN(at.getTime()) ? value : at.toISOString();
}
