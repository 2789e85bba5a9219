import { useCallback, useEffect, useRef, useState } from 'react';
import type { Check, CheckLine, ExpectedCheck } from '../api/stream-checks.ts';

/** A check as it is shown: `pending` until it has finished. */
export type ShownCheck<C extends Check = Check> = C | (ExpectedCheck<C> & { readonly status: 'pending' });

export interface ChecksState<C extends Check = Check> {
  /** `stopped`: the checks could not be finished; `error` says why. */
  readonly phase: 'idle' | 'running' | 'done' | 'stopped';
  readonly checks: readonly ShownCheck<C>[];
  readonly error: unknown;
  /** When it was done. */
  readonly at: Date | null;
}

const idle = { phase: 'idle', checks: [], error: null, at: null } as const;

/** Runs checks and shows each when it finishes. A new run, or leaving the page, ends the previous one. */
export function useChecks<C extends Check = Check>() {
  const [state, setState] = useState<ChecksState<C>>(idle);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** Returns the checks when all are done; null if they could not be finished. */
  const run = useCallback(
    async (start: (signal: AbortSignal) => AsyncIterable<CheckLine<C>>): Promise<readonly C[] | null> => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setState({ ...idle, phase: 'running' });
      const done: C[] = [];
      try {
        for await (const line of start(mine.signal)) {
          if (mine.signal.aborted) return null;
          if (line.type === 'check') done.push(line.check);
          setState((before) => follow(before, line));
          if (line.type === 'problem') return null;
        }
        return done;
      } catch (error) {
        if (!mine.signal.aborted) setState((before) => ({ ...before, phase: 'stopped', error }));
        return null;
      }
    },
    [],
  );
  const reset = useCallback(() => {
    running.current?.abort();
    setState(idle);
  }, []);
  return { state, run, reset };
}

function follow<C extends Check>(before: ChecksState<C>, line: CheckLine<C>): ChecksState<C> {
  switch (line.type) {
    case 'expected':
      return { ...before, checks: line.checks.map((check) => ({ ...check, status: 'pending' as const })) };
    case 'check':
      return { ...before, checks: withCheck(before.checks, line.check) };
    case 'summary':
      return { ...before, phase: 'done', at: new Date() };
    case 'problem': {
      const { message, hint } = line.problem;
      return { ...before, phase: 'stopped', error: { detail: message, hint } };
    }
  }
}

function withCheck<C extends Check>(checks: readonly ShownCheck<C>[], done: C): readonly ShownCheck<C>[] {
  return checks.some(({ id }) => id === done.id)
    ? checks.map((check) => (check.id === done.id ? done : check))
    : [...checks, done];
}
