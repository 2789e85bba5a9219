import type { Scheduler } from './scheduler.ts';

/** The events of a run, line by line, to understand a failure. */
export interface Trace {
  add(who: string, what: string): void;
  readonly lines: readonly string[];
}

export function traceOf(scheduler: Pick<Scheduler, 'now'>): Trace {
  const lines: string[] = [];
  return {
    lines,
    add(who, what) {
      lines.push(`${virtualTime(scheduler.now()).padStart(12)}  ${who.padEnd(12)} ${what}`);
    },
  };
}

/** `1:02:03.004` since the run began. */
function virtualTime(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const thousandths = String(Math.floor(ms % 1000)).padStart(3, '0');
  return `${Math.floor(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${thousandths}`;
}
