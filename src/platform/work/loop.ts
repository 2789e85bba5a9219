import type { Clock } from '../values/clock.ts';
import { type Problem, ProblemError, toProblem } from '../values/problem.ts';
import { moment } from '../values/zoned-time.ts';

/** What all loops of a process share. */
export interface LoopContext {
  readonly clock: Clock;
  readonly onProblem: (problem: Problem, thrown: unknown) => void;
  /** The first round begins when this resolves; default: at once. Before, the loop can already be woken and stopped. */
  readonly begin?: Promise<void> | undefined;
}

export interface LoopOptions extends LoopContext {
  readonly name: string;
  /**
   * One round of work. Returns how many milliseconds to wait for the next: 0 for none, null if no work is planned. A
   * round that did only part of its work returns the problem of the rest. The signal aborts when the loop is to stop.
   */
  readonly step: (signal: AbortSignal) => Promise<number | null | PartlyDone>;
  /** The longest pause. Work that another process left is found at the latest after it. */
  readonly idleMs: number;
  /** A round that takes longer counts as stuck. Default: a quarter of an hour. */
  readonly longestRoundMs?: number;
}

/** A round that continued after a failure. The problem is reported, and the next round comes as usual. */
export interface PartlyDone {
  readonly waitMs: number | null;
  readonly problem: Problem | null;
}

export interface LoopHealth {
  readonly name: string;
  readonly lastRoundAt: Date | null;
  /** When a round last did all its work. */
  readonly lastSuccessAt: Date | null;
  /** Why the last round failed, or that the present one does not end; null if all is well. */
  readonly problem: Problem | null;
}

export interface Loop {
  /** Reports new work, and ends the pause. */
  wake(): void;
  health(): LoopHealth;
  /** Resolves when the current round has ended. */
  stop(): Promise<void>;
}

const longestRestMs = 30_000;
/**
 * The longest pause after a round that failed in part. Otherwise a loop with long pauses would show a fixed failure for
 * hours.
 */
const longestRestAfterPartMs = 60_000;
const usualLongestRoundMs = 15 * 60_000;

const stuck = (since: Date): Problem => ({
  code: 'picket.loop_stuck',
  message: `Its present round began at ${moment(since)} and has not ended.`,
  hint: 'Restart Picket. If it happens again, report it with the log from that time on.',
  retry: 'later',
});

/** Runs rounds of work until it is stopped. A failed round is reported and, after a rest, tried again. */
export function startLoop(options: LoopOptions): Loop {
  const { name, clock, step, idleMs, longestRoundMs = usualLongestRoundMs, onProblem, begin } = options;
  const stopping = new AbortController();
  let pause = new AbortController();
  let woken = false;
  let lastRoundAt: Date | null = null;
  let lastSuccessAt: Date | null = null;
  let roundSince: Date | null = null;
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
      roundSince = clock.now();
      try {
        const done = await step(stopping.signal);
        const { waitMs, problem: left } =
          typeof done === 'object' && done !== null ? done : { waitMs: done, problem: null };
        restMs = Math.min(waitMs ?? idleMs, idleMs, left === null ? idleMs : longestRestAfterPartMs);
        // Reported once, for however many rounds it lasts.
        if (left !== null && left.message !== problem?.message) onProblem(left, new ProblemError(left));
        problem = left;
        failures = 0;
        if (left === null) lastSuccessAt = clock.now();
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        failures += 1;
        problem = toProblem(thrown);
        onProblem(problem, thrown);
        restMs = Math.min(1000 * 2 ** (failures - 1), longestRestMs);
      }
      lastRoundAt = clock.now();
      roundSince = null;
      await rest(restMs);
    }
  }
  function stuckProblem(): Problem | null {
    if (roundSince === null || clock.now().getTime() - roundSince.getTime() < longestRoundMs) return null;
    return stuck(roundSince);
  }
  // Starts only after the caller has the loop, since its step may wake it.
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const ended = Promise.race([begin, stopped]).then(run);

  return {
    wake() {
      woken = true;
      pause.abort();
    },
    health: () => ({ name, lastRoundAt, lastSuccessAt, problem: stuckProblem() ?? problem }),
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
