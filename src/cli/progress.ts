import { spinner } from '@clack/prompts';
import type { Io } from './io.ts';

const quietMs = 1000;

/** Says what is being done, once it takes longer than a second; at a terminal with something that moves. */
export async function withProgress<T>(io: Io, message: string, work: () => Promise<T>): Promise<T> {
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
