import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * The number of seeds that one process runs. Its memory grows with each, and it becomes slower: a new process takes the
 * next ones.
 */
const seedsOfProcess = 100;

export interface Campaign {
  readonly first: number;
  readonly count: number;
  /** Processes at the same time. */
  readonly jobs: number;
  /** Further options of the command, given to each process. */
  readonly options: readonly string[];
}

/**
 * Runs many seeds in separate processes. Returns the seeds that failed, and those whose process ended with an error.
 */
export async function runInProcesses(
  { first, count, jobs, options }: Campaign,
  say: (line: string) => void,
): Promise<{ failed: number[]; lost: number[] }> {
  const waiting = partsOf(first, count, jobs);
  const failed: number[] = [];
  const lost: number[] = [];
  let done = 0;
  const work = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const ended = await runPart(part, options, say);
      failed.push(...ended.failed);
      if (!ended.complete) lost.push(part.seed);
      done += part.seeds;
      say(`${done} of ${count} seeds, ${failed.length} failed`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return { failed: failed.sort((a, b) => a - b), lost };
}

interface Part {
  readonly seed: number;
  readonly seeds: number;
}

function partsOf(first: number, count: number, jobs: number): Part[] {
  const size = Math.min(seedsOfProcess, Math.ceil(count / jobs));
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    seed: first + index * size,
    seeds: Math.min(size, count - index * size),
  }));
}

/** The last two lines of a process say how many passed, and which failed; the lines before are shown as they come. */
async function runPart({ seed, seeds }: Part, options: readonly string[], say: (line: string) => void) {
  const script = process.argv[1] ?? '';
  const given = [script, '--seed', String(seed), '--seeds', String(seeds), '--jobs', '1', ...options];
  const child = spawn(process.execPath, [...process.execArgv, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const failed: number[] = [];
  let complete = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, numbers] = /^failed: ([\d ]+)$/.exec(line) ?? [];
    if (numbers !== undefined) failed.push(...numbers.split(' ').map(Number));
    else if (/^\d+ of \d+ seeds passed/.test(line)) complete = true;
    else if (!/^\d+ seeds, /.test(line)) say(line);
  }
  await ended;
  return { failed, complete };
}
