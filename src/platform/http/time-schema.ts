import { z } from 'zod';
import { isTimeZone } from '../values/time-zone.ts';

/**
 * A time in a request: ISO 8601 with a zone. PostgreSQL has no year 0, and ISO writes five digits from the year
 * 10000 on (a zone may move 9999 there). A time outside of this range is an error of the caller.
 */
export const timeSchema = z.iso
  .datetime({ offset: true, error: 'is not a time with date and zone, such as 2026-03-01T12:00:00Z' })
  .refine(isKept, { error: 'is not between the years 1970 and 9999' });

/** A time zone in a request. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'is not a time zone such as Europe/London' });

function isKept(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= 1970 && year <= 9999;
}
