import type { Random } from './random.ts';

/** The owner of waiting tasks: one simulated process. Once it was killed, nothing reaches it. */
export interface Owner {
  readonly name: string;
  dead: boolean;
}

/** A point at which a task waits until the scheduler lets it continue, or an event that is planned. */
export interface Waiting {
  readonly owner: Owner | null;
  readonly label: string;
  /** Virtual milliseconds. */
  readyAt: number;
  /** Whether it only waits to check for work. */
  readonly idle: boolean;
  /** Whether it was woken because there is work. */
  woken: boolean;
  readonly go: () => void;
}

export interface Scheduler {
  /** Virtual milliseconds since the run began: the time of the world, which no process can see. */
  now(): number;
  /** Resolves when the task may continue, after `ms` at the earliest; never if its owner is dead by then. */
  pause(owner: Owner, label: string, ms?: number, options?: PauseOptions): Promise<void>;
  /** Plans an event of the world after `ms`. */
  after(ms: number, label: string, happen: () => void): void;
  /** Starts a task. If a task fails, the run fails, since the caller must catch the errors that it expects. */
  start(task: () => Promise<void>): void;
  /** Forgets everything that a dead owner waited for. */
  bury(owner: Owner): void;
  /**
   * Performs one step: any of the tasks and events that are ready, otherwise the first that will be. False if nothing
   * waits.
   */
  step(): Promise<boolean>;
  /** Whether nothing is ready. */
  quiet(): boolean;
  /** Lets every task that checks for work now and then do so now. */
  rouse(): void;
  /** Moves on to a time; what became ready until then happens at that time. */
  skipTo(time: number): void;
  /** When the next task or event is ready that does not only check for work. */
  nextAt(): number | null;
}

export interface PauseOptions {
  readonly idle?: boolean;
  /** Ends the pause early. */
  readonly signal?: AbortSignal | undefined;
}

export interface SchedulerOptions {
  readonly random: Random;
  /** Called before a task continues; true if that was prevented (its owner was killed, or it waits longer). */
  readonly interfere: (waiting: Waiting) => Promise<boolean>;
  /** Real work under way, such as a query. */
  readonly busy: () => boolean;
  /** Resolves once there is none. */
  readonly idle: () => Promise<void>;
}

const never = new Promise<never>(() => {});

/**
 * The only source of time and order in a run: every task of every process waits at points, and one at a time continues
 * to its next point. So a run is a sequence of draws, and the same seed is the same run.
 */
export function scheduler({ random, interfere, busy, idle }: SchedulerOptions): Scheduler {
  let time = 0;
  let waiting: Waiting[] = [];
  let failure: { readonly thrown: unknown } | null = null;

  /** Waits until every task is at its next point. Everything but queries continues in microtasks. */
  async function settle(): Promise<void> {
    do {
      await idle();
      await new Promise((resolve) => setImmediate(resolve));
    } while (busy());
  }

  return {
    now: () => time,
    pause(owner, label, ms = 0, { idle = false, signal } = {}) {
      if (owner.dead) return never;
      return new Promise((resolve) => {
        // A woken task is ready, but still waits for its turn.
        const wake = () => {
          entry.woken = true;
          entry.readyAt = Math.min(entry.readyAt, time);
        };
        const go = () => {
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const readyAt = time + Math.max(0, ms);
        const entry: Waiting = { owner, label, readyAt, idle, woken: false, go };
        if (signal?.aborted) wake();
        signal?.addEventListener('abort', wake, { once: true });
        waiting.push(entry);
      });
    },
    after(ms, label, happen) {
      waiting.push({ owner: null, label, readyAt: time + ms, idle: false, woken: false, go: happen });
    },
    start(task) {
      task().catch((thrown: unknown) => {
        failure ??= { thrown };
      });
    },
    bury(owner) {
      waiting = waiting.filter((entry) => entry.owner !== owner);
    },
    async step() {
      if (waiting.length === 0) return false;
      let ready = waiting.filter(({ readyAt }) => readyAt <= time);
      if (ready.length === 0) {
        time = Math.min(...waiting.map(({ readyAt }) => readyAt));
        ready = waiting.filter(({ readyAt }) => readyAt <= time);
      }
      const chosen = random.pick(ready);
      if (await interfere(chosen)) return true;
      waiting.splice(waiting.indexOf(chosen), 1);
      chosen.go();
      await settle();
      if (failure !== null) throw failure.thrown;
      return true;
    },
    quiet: () => waiting.every(({ readyAt }) => readyAt > time),
    rouse() {
      for (const entry of waiting) if (entry.idle) entry.readyAt = Math.min(entry.readyAt, time);
    },
    skipTo(to) {
      time = Math.max(time, to);
    },
    nextAt() {
      const times = waiting.filter(({ idle }) => !idle).map(({ readyAt }) => readyAt);
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}
