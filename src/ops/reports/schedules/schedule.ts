import { z } from 'zod';
import { connectwiseIdSchema } from '../../../companies/find-target.ts';
import { timeZoneSchema } from '../../../platform/http/time-schema.ts';
import { instantsOf, wallTime } from '../../../platform/values/wall-time.ts';
import { type Period, periodOf } from '../period.ts';

/** When a report is sent: in the month or week after its period. */
export const planSchema = z.union([
  z.object({
    every: z.literal('month'),
    day: z.number().int().min(1).max(28).describe('The day of the month: 1 to 28, which every month has.'),
    hour: z.number().int().min(0).max(23),
    timeZone: timeZoneSchema,
  }),
  z.object({
    every: z.literal('week'),
    day: z
      .number()
      .int()
      .min(1)
      .max(7)
      .describe('The day of the week: Monday is 1. A week begins on Monday.'),
    hour: z.number().int().min(0).max(23),
    timeZone: timeZoneSchema,
  }),
]);

export type Plan = z.infer<typeof planSchema>;

/** How it is sent. */
export const deliverySchema = z.union([
  z.object({
    by: z.literal('email'),
    channelId: z
      .number()
      .int()
      .positive()
      .describe('A notification channel of the kind email: its server sends.'),
    to: z
      .array(z.email({ error: 'is not an e-mail address' }).max(254))
      .min(1)
      .max(20),
  }),
  z.object({
    by: z.literal('ticket'),
    boardId: connectwiseIdSchema,
    statusId: connectwiseIdSchema,
    typeId: connectwiseIdSchema,
    priorityId: connectwiseIdSchema,
    connectwiseCompanyId: connectwiseIdSchema
      .nullable()
      .describe('Whose ticket it is; null: the company that the reported company is mapped to.'),
  }),
]);

export type Delivery = z.infer<typeof deliverySchema>;

/** What its numbers meant in ConnectWise when it was saved. Stored with the delivery; it is sent by the numbers. */
export const ticketNamesSchema = z.object({
  board: z.string(),
  status: z.string(),
  type: z.string(),
  priority: z.string(),
  company: z.string().nullable(),
});

export type TicketNames = z.infer<typeof ticketNamesSchema>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The first planned time after this one, by the clocks of the zone. An hour that comes twice counts once. */
export function nextSlot(plan: Plan, after: Date): Date {
  const today = Math.floor(wallTime(after.getTime(), plan.timeZone) / dayMs) * dayMs;
  // Begins the day before, since clocks may have been set back over midnight.
  for (let day = today - dayMs; ; day += dayMs) {
    if (!isPlanned(plan, new Date(day))) continue;
    const at = instantsOf(day + plan.hour * hourMs, plan.timeZone).first;
    if (at > after.getTime()) return new Date(at);
  }
}

const isPlanned = ({ every, day }: Plan, date: Date) =>
  every === 'month' ? date.getUTCDate() === day : (date.getUTCDay() || 7) === day;

/** The period of a report at a planned time: the month, or the week from Monday, before it. */
export function daysBefore({ every, timeZone }: Plan, slot: Date): { from: string; to: string } {
  const today = new Date(Math.floor(wallTime(slot.getTime(), timeZone) / dayMs) * dayMs);
  if (every === 'month') {
    const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1);
    return { from: dayText(first), to: dayText(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0)) };
  }
  const monday = today.getTime() - ((today.getUTCDay() || 7) - 1) * dayMs;
  return { from: dayText(monday - 7 * dayMs), to: dayText(monday - dayMs) };
}

const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The form that is stored with a delivery: `2026-10-01/2026-10-31`. */
export const periodText = ({ from, to }: { from: string; to: string }): string => `${from}/${to}`;

export function storedPeriod(text: string, timeZone: string, now: Date): Period {
  const [from = '', to = ''] = text.split('/');
  const next = new Date(Date.parse(to) + dayMs);
  const isMonth = from.endsWith('-01') && next.getUTCDate() === 1 && from.slice(0, 7) === to.slice(0, 7);
  return isMonth
    ? periodOf({ kind: 'month', month: from.slice(0, 7) }, timeZone, now)
    : periodOf({ kind: 'days', from, to }, timeZone, now);
}
