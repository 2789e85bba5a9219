import type { Clock } from './clock.ts';

/**
 * A clock for measuring durations: when the system clock is set back, it continues from its last time, so a pause of a
 * minute never becomes one of an hour.
 */
export function steadyClock(clock: Clock): Clock {
  let shift = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    now() {
      const at = clock.now().getTime();
      if (at + shift < last) shift = last - at;
      last = at + shift;
      return new Date(last);
    },
    sleep: clock.sleep,
  };
}
