import { type Clock, systemClock } from '../values/clock.ts';
import { type Problem, ProblemError } from '../values/problem.ts';

/** disk_full (PostgreSQL manual, appendix A), or the system's error if a write fails below PostgreSQL. */
export function isDiskFull(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return code === '53100' || code === 'ENOSPC' || /No space left on device/i.test(message);
}

/** After a failed write, Picket's loops write again within this time. */
const rememberedMs = 60_000;

/** Remembers that a write failed because the disk was full, for a caller that asks between two writes. */
export interface DiskFullMemory {
  /** Runs work on the database, and remembers if it fails because the disk is full. */
  note<T>(work: Promise<T>): Promise<T>;
  recent(): Problem | null;
}

export function diskFullMemory(clock: Clock = systemClock): DiskFullMemory {
  let last: { readonly problem: Problem; readonly at: number } | null = null;
  return {
    async note(work) {
      try {
        return await work;
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'database.disk_full')
          last = { problem: error.problem, at: clock.now().getTime() };
        throw error;
      }
    },
    recent() {
      const age = last === null ? Number.NaN : clock.now().getTime() - last.at;
      return last !== null && Math.abs(age) < rememberedMs ? last.problem : null;
    },
  };
}
