import type { HyasConfig } from './config.ts';

/** The poller's cursor: everything up to this time was passed on. */
export interface HyasCursor {
  readonly end: string;
}

export interface LogWindow {
  readonly from: Date;
  readonly end: Date;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * The window to read next: from the cursor minus the overlap (the first time, from the source's creation minus the
 * back-fill) until now. `from` is never after `end`.
 * If the cursor is ahead of the clock by more than the overlap, the clock was wrong then or is wrong now, and it is
 * unknown which. So a day is read again, and storing recognizes rows that were read already. `readThrough`
 * (fetch-logs.ts) uses HYAS's own clock, so that our clock cannot move the cursor into the future.
 */
export function nextWindow(
  cursor: HyasCursor | null,
  config: Pick<HyasConfig, 'overlapMinutes' | 'backfillHours'>,
  now: Date,
  sourceCreatedAt: Date,
): LogWindow {
  const end = now.getTime();
  const start = sourceCreatedAt.getTime() - config.backfillHours * hourMs;
  const window = (from: number) => ({ from: new Date(Math.min(from, end)), end: new Date(end) });

  const readUntil = cursor === null ? Number.NaN : Date.parse(cursor.end);
  if (Number.isNaN(readUntil)) return window(start);

  const overlapMs = config.overlapMinutes * minuteMs;
  const ahead = readUntil - end;
  const from = ahead > overlapMs ? end - Math.max(overlapMs, dayMs) : Math.min(readUntil, end) - overlapMs;
  // The overlap does not begin before the first window, because the source is read "from now on". If the source was
  // added while the clock was ahead, the cursor may be older than that start: then the start moves back to the cursor.
  return window(Math.max(from, Math.min(start, readUntil)));
}
