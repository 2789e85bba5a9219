import { type LocalOperatorFile, loadLocalOperator } from '../accounts/local-operator.ts';
import type { Config } from '../platform/config/config.ts';
import { type Clock, systemClock } from '../platform/values/clock.ts';
import { type Problem, ProblemError } from '../platform/values/problem.ts';
import type { Io } from './io.ts';

const patienceMs = 30_000;
const pauseMs = 250;

/** A start takes seconds; a migration of a large database, or a busy machine, takes longer. */
const startMs = 20_000;

/**
 * Opens the embedded database for a command, or lets `call` use the Picket that has it. While another process has it that
 * accepts no commands, such as a Picket that is starting, waits a short time for either.
 */
export async function whenFreeOrRunning<T>(
  io: Pick<Io, 'err' | 'signal'>,
  config: Pick<Config, 'data'>,
  { open, call }: { open: () => Promise<T>; call: (running: LocalOperatorFile) => T },
  clock: Clock = systemClock,
): Promise<T> {
  // By the clock: a try takes seconds itself if the other process cannot be checked (another container).
  const end = clock.now().getTime() + startMs;
  for (let told = false; ; told = true) {
    const running = await loadLocalOperator(config.data);
    if (running !== null) return call(running);
    try {
      return await open();
    } catch (error) {
      if (!isInUse(error)) throw error;
      if (io.signal.aborted || clock.now().getTime() >= end) throw new ProblemError(starting(error.problem));
      if (!told) io.err(`${error.problem.message} If Picket is starting, this command waits for it.`);
      await clock.sleep(pauseMs, io.signal);
    }
  }
}

const starting = (problem: Problem): Problem => ({
  ...problem,
  hint: `If Picket is starting, try again in a few seconds. If another command runs, wait for its end. If nothing runs there, see the log of Picket.`,
});

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
