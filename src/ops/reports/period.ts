import { instantsOf, wallTime } from '../../platform/values/wall-time.ts';

/** The period in a request: a month, days of a zone (both included), or the time up to now. */
export type AskedPeriod =
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'last'; readonly last: LastPeriod };

export const lastPeriods = ['24h', '7d', '30d', '90d'] as const;
export type LastPeriod = (typeof lastPeriods)[number];

/** A period with the times at which its hours, days or months begin. */
export interface Span {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly starts: readonly Date[];
}

export interface Period extends Span {
  readonly timeZone: string;
  readonly unit: 'hour' | 'day' | 'month';
  /** The period directly before. While the period has not ended, only as much of it as has passed. */
  readonly previous: Span;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** With more days than these, a chart shows months. */
const mostDays = 100;

/** The period as instants. A day begins when clocks in the zone first show midnight. */
export function periodOf(asked: AskedPeriod, timeZone: string, now: Date): Period {
  if (asked.kind === 'last' && asked.last === '24h') return lastDay(timeZone, now);
  const days = dayRange(asked, timeZone, now);
  const isMonth = asked.kind === 'month';
  const unit = days.to - days.from > mostDays * dayMs ? 'month' : 'day';
  const length = days.to - days.from;
  const beforeFrom = isMonth ? monthBefore(days.from) : days.from - length;
  const at = (wall: number) => instantsOf(wall, timeZone).first;
  const span = (from: number, to: number, end: Date): Span => ({
    from: new Date(at(from)),
    to: end,
    starts: startsOf(from, to, unit).map((wall) => new Date(at(wall))),
  });
  const from = at(days.from);
  const to = asked.kind === 'last' ? now.getTime() : at(days.to);
  const passed = wallTime(now.getTime(), timeZone) - days.from;
  const hasEnded = now.getTime() >= to && asked.kind !== 'last';
  // If the period has not begun, nothing has passed; then the whole period before is used.
  const previousTo = hasEnded || passed <= 0 ? from : Math.min(from, at(beforeFrom + passed));
  return {
    ...span(days.from, days.to, new Date(to)),
    timeZone,
    unit,
    previous: span(beforeFrom, days.from, new Date(previousTo)),
  };
}

/** The last 24 hours including the present one. Hours of UTC are the same in every zone, and none comes twice. */
function lastDay(timeZone: string, now: Date): Period {
  const last = Math.floor(now.getTime() / hourMs) * hourMs;
  const span = (shift: number): Span => ({
    from: new Date(last - 23 * hourMs - shift),
    to: new Date(now.getTime() - shift),
    starts: Array.from({ length: 24 }, (_, at) => new Date(last - (23 - at) * hourMs - shift)),
  });
  return { ...span(0), timeZone, unit: 'hour', previous: span(dayMs) };
}

/** The first day and the day after the last one, as wall times at midnight. */
function dayRange(asked: AskedPeriod, timeZone: string, now: Date): { from: number; to: number } {
  if (asked.kind === 'month') {
    const [year = 0, month = 1] = asked.month.split('-').map(Number);
    return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 1) };
  }
  if (asked.kind === 'days') return { from: Date.parse(asked.from), to: Date.parse(asked.to) + dayMs };
  const today = Math.floor(wallTime(now.getTime(), timeZone) / dayMs) * dayMs;
  const days = Number.parseInt(asked.last, 10);
  return { from: today - (days - 1) * dayMs, to: today + dayMs };
}

function monthBefore(wall: number): number {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1);
}

function startsOf(from: number, to: number, unit: 'day' | 'month'): number[] {
  const starts: number[] = [];
  for (let at = from; at < to; at = unit === 'day' ? at + dayMs : nextMonth(at)) starts.push(at);
  return starts;
}

function nextMonth(wall: number): number {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** The month before the present one in a zone, as `2026-10`. */
export function lastMonth(timeZone: string, now: Date): string {
  return new Date(monthBefore(wallTime(now.getTime(), timeZone))).toISOString().slice(0, 7);
}
