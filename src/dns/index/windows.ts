import { wallTime } from '../../platform/values/wall-time.ts';
import type { WeeklyWindow } from '../policy/model.ts';

export type Interval = readonly [from: number, before: number];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The intervals in which windows are open between two times, in order and disjoint. A zone's offset is constant between
 * its changes. So each such period is calculated separately, and an hour that comes twice lies in two of them.
 */
export function openIntervals(windows: readonly WeeklyWindow[], from: number, before: number): Interval[] {
  const open = windows.flatMap((window) =>
    stretches(window.zone, from, before).flatMap(([start, end, offset]) =>
      onClocks(window, start + offset, end + offset).map(
        ([opens, closes]): Interval => [opens - offset, closes - offset],
      ),
    ),
  );
  return merged(open);
}

/** The intervals of a window on clocks that never change, cut to the period between two times. */
function onClocks({ days, from, to }: WeeklyWindow, start: number, end: number): Interval[] {
  const length = (to > from ? to - from : to + 24 * 60 - from) * minute;
  const intervals: Interval[] = [];
  for (let midnight = Math.floor(start / day) * day - day; midnight < end; midnight += day) {
    if (!days.includes(new Date(midnight).getUTCDay())) continue;
    const opens = Math.max(midnight + from * minute, start);
    const closes = Math.min(midnight + from * minute + length, end);
    if (opens < closes) intervals.push([opens, closes]);
  }
  return intervals;
}

/** Splits the time into periods with one offset from UTC. */
function stretches(zone: string, from: number, before: number): (readonly [number, number, number])[] {
  const offsetAt = (at: number) => wallTime(at, zone) - at;
  const found: (readonly [number, number, number])[] = [];
  let start = from;
  let offset = offsetAt(from);
  for (let at = from; at < before; ) {
    const next = Math.min(at + hour, before);
    const later = offsetAt(next);
    if (later !== offset) {
      const change = firstWith(later, at, next, offsetAt);
      found.push([start, change, offset]);
      start = change;
      offset = later;
    }
    at = next;
  }
  if (start < before) found.push([start, before, offset]);
  return found;
}

/** The first time, to the second, at which the offset is `offset`. */
function firstWith(offset: number, from: number, to: number, offsetAt: (at: number) => number): number {
  let [low, high] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === offset) high = middle;
    else low = middle;
  }
  return high * 1000;
}

function merged(intervals: readonly Interval[]): Interval[] {
  const result: [number, number][] = [];
  for (const [from, before] of [...intervals].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], before);
    else result.push([from, before]);
  }
  return result;
}
