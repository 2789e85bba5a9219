import { z } from 'zod';
import { timeSchema, timeZoneSchema } from '../platform/http/time-schema.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 22:30')
  .describe('HH:MM, local time in that zone.');

/** When a maintenance window is open: once, or weekly by the clock of a time zone. */
export const scheduleSchema = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('once'),
        startsAt: timeSchema,
        endsAt: timeSchema,
      })
      .refine(({ startsAt, endsAt }) => new Date(endsAt) > new Date(startsAt), {
        error: 'is not after the start',
        path: ['endsAt'],
      }),
    z
      .object({
        kind: z.literal('weekly'),
        days: z.array(z.enum(weekdays)).min(1).max(7).describe('The days on which the window starts.'),
        from: timeOfDay,
        to: timeOfDay.describe('The end. It is on the next day if it is not after the start.'),
        timeZone: timeZoneSchema.describe('IANA time zone: Europe/London.'),
      })
      // Incidents held until the end of such a window would never get a ticket.
      .refine(({ days, from, to }) => from !== to || new Set(days).size < weekdays.length, {
        error: 'never ends: remove a day or an hour',
        path: ['to'],
      }),
  ])
  .meta({ id: 'Schedule' });

export type Schedule = z.infer<typeof scheduleSchema>;

/** One occurrence of a window: from `start` until before `end`. */
export interface Occurrence {
  readonly start: Date;
  readonly end: Date;
}
