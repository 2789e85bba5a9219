import type { Clock } from '../values/clock.ts';
import { type Problem, ProblemError, toProblem } from '../values/problem.ts';

/** What all loops of a process share. */
export interface LoopContext {
  readonly clock: Clock;
  readonly onProblem: (problem: Problem, thrown: unknown) => void;
  /** Rounds begin when it resolves; without it, at once. Until then a loop can be woken and stopped. */
  readonly begin?: Promise<void> | undefined;
}

export interface LoopOptions extends LoopContext {
  readonly name: string;
  /**
   * One round of work. Gives how many milliseconds until there is more: 0 for at once, null when nothing waits.
   * A round that did a part of its work gives the problem of the rest. The signal aborts when the loop is to stop.
   */
  readonly step: (signal: AbortSignal) => Promise<number | null | PartlyDone>;
  /** The longest pause. Work that another process left is found after it at the latest. */
  readonly idleMs: number;
}

/** The end of a round that went on after a failure: the problem is reported, and the next round is as usual. */
export interface PartlyDone {
  readonly waitMs: number | null;
  readonly problem: Problem | null;
}

export interface LoopHealth {
  readonly name: string;
  readonly lastRoundAt: Date | null;
  /** What the last round failed with; null when it did not. */
  readonly problem: Problem | null;
}

export interface Loop {
  /** There is work now; cuts the pause short. */
  wake(): void;
  health(): LoopHealth;
  /** Lets the round that runs end, and resolves then. */
  stop(): Promise<void>;
}

const longestRestMs = 30_000;

/** Runs rounds of work for as long as it lives. A round that fails is reported and, after a rest, tried again. */
export function startLoop({ name, clock, step, idleMs, onProblem, begin }: LoopOptions): Loop {
  const stopping = new AbortController();
  let pause = new AbortController();
  let woken = false;
  let lastRoundAt: Date | null = null;
  let problem: Problem | null = null;
  let failures = 0;

  async function rest(ms: number) {
    if (!woken && ms > 0) await clock.sleep(ms, AbortSignal.any([pause.signal, stopping.signal]));
    woken = false;
    pause = new AbortController();
  }

  async function run() {
    while (!stopping.signal.aborted) {
      let restMs: number;
      try {
        const done = await step(stopping.signal);
        const { waitMs, problem: left } =
          typeof done === 'object' && done !== null ? done : { waitMs: done, problem: null };
        restMs = Math.min(waitMs ?? idleMs, idleMs);
        // Reported once, however many rounds it lasts.
        if (left !== null && left.message !== problem?.message) onProblem(left, new ProblemError(left));
        problem = left;
        failures = 0;
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        failures += 1;
        problem = toProblem(thrown);
        onProblem(problem, thrown);
        restMs = Math.min(1000 * 2 ** (failures - 1), longestRestMs);
      }
      lastRoundAt = clock.now();
      await rest(restMs);
    }
  }
  // Not before the caller has the loop: its step may want to wake it.
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const ended = Promise.race([begin, stopped]).then(run);

  return {
    wake() {
      woken = true;
      pause.abort();
    },
    health: () => ({ name, lastRoundAt, problem }),
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Milliseconds from now until a time; null stays null. */
export function msUntil(at: Date | null, now: Date): number | null {
  return at === null ? null : Math.max(0, at.getTime() - now.getTime());
}
