import { spinner } from '@clack/prompts';
import type { Io } from './io.ts';

const quietMs = 1000;

/**
 * Shows the current step if it takes longer than a second; at a terminal with a spinner. Shows nothing with `--json`,
 * since programs parse standard error too.
 */
export async function withProgress<T>(io: Io, message: string, work: () => Promise<T>): Promise<T> {
  if (io.json) return work();
  let stop = () => {};
  const timer = setTimeout(() => {
    if (!io.terminal) return io.err(`${message} …`);
    const moving = spinner({ output: process.stderr });
    moving.start(message);
    stop = () => moving.clear();
  }, quietMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    stop();
  }
}
