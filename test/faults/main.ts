import { parseArgs } from 'node:util';
import { startServer } from '../database/server.ts';
import { checkMutations } from './check-mutations.ts';
import { openShared } from './database.ts';
import { runInProcesses } from './jobs.ts';
import { type MutationName, mutations } from './mutations.ts';
import { run } from './run.ts';
import { isAbout, type Subject, subjects } from './subject.ts';

const usage = `npm run faults -- [--seeds N] [--seed S] [--jobs N] [--server] [--mutate BUG] [--trace]
npm run faults -- --check-mutations [--seed S]

  --seeds N           how many runs: 200, or 1 where a seed is named
  --seed S            the first seed
  --jobs N            processes at the same time, 1 at first; with more, each process runs a part of the seeds
  --server            on a PostgreSQL server that is started for it, several times as fast
  --database URL      on this PostgreSQL server
  --mutate BUG        with a deliberate bug: ${Object.keys(mutations).join(', ')}
  --about SUBJECT     of these runs only those about it: ${subjects.join(', ')}
  --trace             everything that happened in each run
  --check-mutations   whether each deliberate bug is found`;

/** `npm run faults`: see CONTRIBUTING.md. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    mutate: { type: 'string', default: 'none' },
    'check-mutations': { type: 'boolean', default: false },
    about: { type: 'string' },
    trace: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    database: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const first = positive('--seed', values.seed ?? '1');
// A single seed is run in this process, to be examined.
const count = positive('--seeds', values.seeds ?? (values.seed === undefined ? '200' : '1'));
if (!Object.hasOwn(mutations, values.mutate)) misused(`There is no deliberate bug “${values.mutate}”.`);
const mutation = values.mutate as MutationName;
const about = values.about as Subject | undefined;
if (about !== undefined && !subjects.includes(about)) misused(`No run is about “${about}”.`);
const jobs = positive('--jobs', values.jobs);
const url = values.server ? (await startServer()).url : values.database;
if (jobs > 1 && !values['check-mutations']) process.exit(await campaign());
const shared = await openShared(url);

if (values['check-mutations']) process.exit((await checkMutations(shared, first, console.log)) ? 0 : 1);

const began = Date.now();
const failed: number[] = [];
let ran = 0;
for (let seed = first; seed < first + count; seed += 1) {
  if (about !== undefined && !isAbout(seed, about)) continue;
  ran += 1;
  const { violations, trace } = await run(shared, seed, mutation);
  if (values.trace) console.log(trace.join('\n'));
  if (violations.length > 0) {
    failed.push(seed);
    const again = `npm run faults -- --seed ${seed}${mutation === 'none' ? '' : ` --mutate ${mutation}`}`;
    console.log(`\nseed ${seed} broke the promise; to see it again: ${again}`);
    if (failed.length <= 3 && !values.trace) console.log(trace.join('\n'));
    console.log(violations.map((what) => `  ✗ ${what}`).join('\n'));
  }
  if (ran % 100 === 0) console.log(`${ran} seeds, ${failed.length} failed, ${pace()}`);
}
console.log(`${ran - failed.length} of ${ran} seeds passed, ${pace()}`);
if (failed.length > 0) console.log(`failed: ${failed.join(' ')}`);
process.exit(failed.length > 0 ? 1 : 0);

async function campaign(): Promise<number> {
  const database = url === undefined ? [] : ['--database', url];
  const only = about === undefined ? [] : ['--about', about];
  const options = ['--mutate', mutation, ...only, ...database, ...(values.trace ? ['--trace'] : [])];
  const { failed, lost } = await runInProcesses({ first, count, jobs, options }, console.log);
  console.log(`${count - failed.length} of ${count} seeds passed`);
  if (failed.length > 0) console.log(`failed: ${failed.join(' ')}`);
  if (lost.length > 0) console.log(`processes that did not end well began with seed ${lost.join(', ')}`);
  return failed.length + lost.length > 0 ? 1 : 0;
}

function pace(): string {
  return `${((Date.now() - began) / ran).toFixed(0)} ms a seed`;
}

function positive(option: string, given: string): number {
  const number = Number(given);
  return Number.isSafeInteger(number) && number > 0
    ? number
    : misused(`${option} takes a whole number from 1 on, not “${given}”.`);
}

function misused(what: string): never {
  console.error(`${what}\n\n${usage}`);
  process.exit(2);
}
