import { type Period, periods } from '../../../ui/list-search.ts';
import type { Series } from '../../../ui/over-time/series.ts';

interface Hour {
  readonly hour: string;
  readonly queries: number;
  readonly blocked: number;
}

const hourMs = 3_600_000;
/** The hours of one bar. */
const barHours: Readonly<Record<Period, number>> = { '24h': 1, '7d': 6, '30d': 24 };

/** The hours of a period as bars, including hours without a query. The last bar contains `now`. */
export function bucketsOf(hours: readonly Hour[], period: Period, now: Date): Series<'queries' | 'blocked'> {
  const barMs = barHours[period] * hourMs;
  const end = (Math.floor(now.getTime() / hourMs) + 1) * hourMs;
  const start = end - periods[period] * hourMs;
  const bars = Array.from({ length: periods[period] / barHours[period] }, (_, at) => ({
    start: new Date(start + at * barMs).toISOString(),
    queries: 0,
    blocked: 0,
  }));
  for (const { hour, queries, blocked } of hours) {
    const bar = bars[Math.floor((new Date(hour).getTime() - start) / barMs)];
    if (bar === undefined) continue;
    bar.queries += queries;
    bar.blocked += blocked;
  }
  return bars;
}
