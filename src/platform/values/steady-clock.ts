import type { Clock } from './clock.ts';

/**
 * The same clock for measuring how long something lasts: where the clock is set back, this one goes on from where it
 * was, so a pause of a minute never becomes one of an hour.
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
