import { loadLocalOperator } from '../accounts/local-operator.ts';
import type { Config } from '../platform/config/config.ts';
import { type Clock, systemClock } from '../platform/values/clock.ts';
import { ProblemError } from '../platform/values/problem.ts';
import type { Io } from './io.ts';

const patienceMs = 30_000;
const pauseMs = 250;

/**
 * Opens the embedded database. If a short command has it (`picket status` of a stopped installation), waits for that to
 * end. If a running Picket has it, throws the problem at once.
 */
export async function whenFree<T>(
  io: Pick<Io, 'err' | 'signal'>,
  config: Pick<Config, 'data'>,
  open: () => Promise<T>,
  clock: Clock = systemClock,
): Promise<T> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await open();
    } catch (error) {
      if (!isInUse(error) || io.signal.aborted || waited >= patienceMs) throw error;
      if ((await loadLocalOperator(config.data)) !== null) throw error;
      if (waited === 0)
        io.err(`${error.problem.message} Waiting up to ${patienceMs / 1000} seconds for it to end.`);
      await clock.sleep(pauseMs, io.signal);
    }
  }
}

const isInUse = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === 'database.in_use';
