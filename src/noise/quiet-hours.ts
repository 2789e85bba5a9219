import { z } from 'zod';
import { timeZoneSchema } from '../platform/http/time-schema.ts';
import { occurrenceAt } from './maintenance.ts';
import { scheduleSchema, weekdays } from './schedule.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 22:30');
const weekMinutes = 7 * 24 * 60;
/** Held incidents need a time in which they get their tickets. */
const leastOpenMinutes = 60;

const windowSchema = z.object({
  days: z.array(z.enum(weekdays)).min(1).max(7).describe('The days on which it starts.'),
  from: timeOfDay,
  to: timeOfDay.describe('The end. It is on the next day if it is not after the start.'),
});

/** Hours in which a company gets tickets for critical incidents only, by the clock of its time zone. */
export const quietHoursSchema = z
  .object({
    timeZone: timeZoneSchema.describe('IANA time zone of the company: America/Chicago.'),
    windows: z.array(windowSchema).min(1).max(20),
  })
  .refine(({ windows }) => openMinutes(windows) >= leastOpenMinutes, {
    error: 'leave less than an hour a week for tickets',
    path: ['windows'],
  })
  .meta({ id: 'CompanyQuietHours' });

export type QuietHours = z.infer<typeof quietHoursSchema>;

function openMinutes(windows: readonly z.infer<typeof windowSchema>[]): number {
  const quiet = new Set<number>();
  for (const { days, from, to } of windows) {
    const length = (minutesOf(to) - minutesOf(from) + 24 * 60) % (24 * 60) || 24 * 60;
    for (const day of days) {
      const start = weekdays.indexOf(day) * 24 * 60 + minutesOf(from);
      for (let minute = 0; minute < length; minute += 1) quiet.add((start + minute) % weekMinutes);
    }
  }
  return weekMinutes - quiet.size;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** With more adjacent windows than this, quiet hours would never end: the schema refuses that. */
const mostInSuccession = 100;

/** When the quiet hours that contain an instant end; null outside of them. Adjacent windows are joined. */
export function quietUntil({ timeZone, windows }: QuietHours): (at: Date) => Date | null {
  const occurrences = windows.map((window) =>
    occurrenceAt(scheduleSchema.parse({ kind: 'weekly', timeZone, ...window })),
  );
  return (at) => {
    let end = at;
    for (let turn = 0; turn < mostInSuccession; turn += 1) {
      const last = occurrences.flatMap((occurrence) => occurrence(end)?.end ?? []);
      const next = Math.max(end.getTime(), ...last.map((one) => one.getTime()));
      if (next === end.getTime()) break;
      end = new Date(next);
    }
    return end > at ? end : null;
  };
}
