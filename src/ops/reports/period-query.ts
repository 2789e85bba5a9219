import { z } from 'zod';
import { timeZoneSchema } from '../../platform/http/time-schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { lastPeriods, type Period, periodOf } from './period.ts';
import { reportProblems } from './problems.ts';

const dayPattern = /^(19[7-9]\d|2\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const day = z.string().regex(dayPattern, 'is not a day such as 2026-10-31').refine(isDay, 'is no day');
/** Two years and a leap day. */
const mostDays = 731;
const dayMs = 86_400_000;

/** The parameters that choose the period of a report. */
export const periodQuery = {
  month: z
    .string()
    .regex(/^(19[7-9]\d|2\d{3})-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-10')
    .optional()
    .describe('A calendar month: `2026-10`.'),
  from: day.optional().describe('The first day, with `to`: `2026-10-01`.'),
  to: day.optional().describe('The last day, which is included.'),
  last: z.enum(lastPeriods).optional().describe('The time up to now. Without any of these: 30d.'),
  timeZone: timeZoneSchema.default('UTC').describe('The IANA time zone in which days and months begin.'),
};

export type PeriodQuery = z.output<z.ZodObject<typeof periodQuery>>;

/** Throws a problem for a combination that is empty or contradictory. */
export function askedPeriod({ month, from, to, last, timeZone }: PeriodQuery, now: Date): Period {
  const given = [month, from ?? to, last].filter((one) => one !== undefined);
  if (given.length > 1) throw refuse('invalid', reportProblems.twoPeriods());
  if (month !== undefined) return periodOf({ kind: 'month', month }, timeZone, now);
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined) throw refuse('invalid', reportProblems.halfPeriod());
    const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
    if (days < 1) throw refuse('invalid', reportProblems.endsBeforeStart());
    if (days > mostDays) throw refuse('invalid', reportProblems.tooLong(mostDays));
    return periodOf({ kind: 'days', from, to }, timeZone, now);
  }
  return periodOf({ kind: 'last', last: last ?? '30d' }, timeZone, now);
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
