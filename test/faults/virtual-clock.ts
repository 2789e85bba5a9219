import type { Clock } from '../../src/platform/values/clock.ts';
import type { Adversary } from './adversary.ts';
import type { Owner, Scheduler } from './scheduler.ts';

/** When every run begins: shortly before an hour at which a digest may be due. */
export const epoch = Date.parse('2026-03-01T12:57:00.000Z');

/** A computer's clock: it may be wrong, and jump; sleeping follows the true time. */
export interface Computer {
  /** How far its clock is ahead of the true time, in milliseconds. */
  aheadMs: number;
}

/** The work that a loop checks for when it wakes up; other loops have no purpose here. */
export type Purpose = 'deliver' | 'decide' | 'poll' | 'sync' | 'copy' | 'else';

export const sleepOf = (purpose: Purpose) => `sleep of ${purpose}`;

/** The clock of one process, or of one of its loops. Sleeping takes longer than requested, as on any machine. */
export function virtualClock(
  owner: Owner,
  computer: Computer,
  { scheduler, adversary }: { scheduler: Scheduler; adversary: Adversary },
  purpose: Purpose = 'else',
): Clock {
  return {
    now: () => new Date(epoch + scheduler.now() + computer.aheadMs),
    sleep(ms, signal) {
      // At rest, the run itself skips to the next work.
      const longerMs = adversary.resting ? 0 : adversary.drowsinessMs();
      return scheduler.pause(owner, sleepOf(purpose), ms + longerMs, { idle: true, signal });
    },
  };
}
