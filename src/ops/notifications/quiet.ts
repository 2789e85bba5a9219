import { z } from 'zod';
import { occurrenceAt } from '../../noise/maintenance.ts';
import { weekdays } from '../../noise/schedule.ts';
import { timeZoneSchema } from '../../platform/http/time-schema.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 22:30');

/** Hours of the week in which a channel sends nothing. */
export const quietSchema = z
  .object({
    days: z.array(z.enum(weekdays)).min(1).max(7).describe('The days on which they start.'),
    from: timeOfDay.describe('HH:MM, local time in that zone.'),
    to: timeOfDay.describe('The end. It is on the next day if it is not after the start.'),
    timeZone: timeZoneSchema.describe('IANA time zone: Europe/London.'),
  })
  .refine(({ days, from, to }) => from !== to || new Set(days).size < weekdays.length, {
    error: 'never ends: remove a day or an hour',
    path: ['to'],
  })
  .meta({ id: 'QuietHours' });

export type QuietHours = z.infer<typeof quietSchema>;

export const isQuiet = (quiet: QuietHours | null, at: Date): boolean =>
  quiet !== null && occurrenceAt({ kind: 'weekly', ...quiet })(at) !== null;
