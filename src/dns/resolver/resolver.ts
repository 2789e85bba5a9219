import { readFile } from 'node:fs/promises';
import { type Problem, refuse, toProblem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { PolicyReader } from '../index/reader.ts';
import { nameFromText } from '../wire/name.ts';
import { type Circumstances, openAnswering } from './answering.ts';
import { openAskers } from './askers.ts';
import { openCounters } from './counters.ts';
import { openListeners } from './listen.ts';
import { openLookup } from './lookup.ts';
import { resolverProblems } from './problems.ts';
import type {
  Addresses,
  Clients,
  Counted,
  LoggedQueries,
  ResolverSettings,
  ResolverState,
  ThreadStart,
} from './protocol.ts';
import { openQueryLog } from './query-log.ts';
import { openSeenBuffer, type SeenBuffer } from './seen.ts';
import { settingsProblem } from './settings-problem.ts';

export interface ResolverDeps {
  readonly random: RandomBytes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
}

/** A resolver in the current thread. */
export interface RunningResolver {
  readonly seen: SeenBuffer;
  useClients(clients: Clients | null): void;
  /** Throws a problem, and keeps the index in force, if the file is not an index or is damaged. */
  useIndex(file: string): Promise<{ readonly generation: number }>;
  /** Throws a problem, and keeps the previous settings, if they are invalid or it cannot listen. */
  useSettings(settings: ResolverSettings): Promise<Addresses>;
  takeCounters(): Counted[];
  takeQueries(): LoggedQueries;
  state(): ResolverState;
  /** Answers nothing from now on. */
  close(): void;
}

/** Builds the parts, and starts to answer. */
export async function openResolver(
  { settings, clients, indexFile }: ThreadStart,
  deps: ResolverDeps,
): Promise<{ readonly resolver: RunningResolver; readonly addresses: Addresses }> {
  const circumstances: Circumstances = { index: null, ...circumstancesOf(settings) };
  const counters = openCounters();
  const seen = openSeenBuffer();
  const queryLog = openQueryLog(deps.now);
  const lookup = openLookup(deps);
  let askers = openAskers(clients);
  let hasClients = clients !== null;
  let indexProblem: Problem | null = null;
  const answering = openAnswering({ circumstances, lookup, counters, seen, queryLog, ...deps });
  const listeners = openListeners({ answering, askers: () => askers });

  const resolver: RunningResolver = {
    seen,
    useClients(next) {
      askers = openAskers(next);
      hasClients = next !== null;
    },
    async useIndex(file) {
      try {
        const index = await readIndex(file);
        circumstances.index = index;
        indexProblem = null;
        seen.release();
        return { generation: index.header.generation };
      } catch (thrown) {
        indexProblem = toProblem(thrown);
        throw thrown;
      }
    },
    async useSettings(next) {
      const problem = settingsProblem(next);
      if (problem !== null) throw refuse('invalid', problem);
      const addresses = await listeners.use(next);
      lookup.use(next);
      Object.assign(circumstances, circumstancesOf(next));
      return addresses;
    },
    takeCounters: () => counters.take(),
    takeQueries: () => queryLog.take(),
    state: () => ({
      generation: circumstances.index?.header.generation ?? null,
      windowsUntil: circumstances.index?.header.windowsUntil ?? null,
      indexProblem,
      hasClients,
      totals: { ...counters.totals },
      upstreams: lookup.states(),
      seen: { waiting: seen.waiting, lost: seen.lost },
      cacheBytes: lookup.cacheBytes,
      connections: listeners.connections,
      open: lookup.open,
    }),
    close() {
      listeners.close();
      lookup.close();
    },
  };
  // The index comes first, so that names are blocked from the first query on. Without one, the state says why.
  if (indexFile !== null) await resolver.useIndex(indexFile).catch(() => {});
  lookup.use(settings);
  return { resolver, addresses: await resolver.useSettings(settings) };
}

/** Reads the file completely before use: a file that is being replaced must not be read in two halves. */
async function readIndex(file: string): Promise<PolicyReader> {
  const bytes = await readFile(file).catch((thrown: Error) => {
    throw refuse('unavailable', resolverProblems.noFile(file, thrown.message));
  });
  const index = new PolicyReader(bytes);
  // Every index has the policy of the MSP, so this look-up finds damaged records before the index is in force.
  index.decide({ name: Uint8Array.of(0), type: 1, at: index.header.compiledAt, company: null });
  return index;
}

function circumstancesOf(settings: ResolverSettings): Omit<Circumstances, 'index'> {
  const { withoutIndex, queriesPerSecond, hideClients, privateAnswers } = settings;
  const zones = privateAnswers.flatMap((zone) => nameFromText(zone) ?? []);
  return { withoutIndex, queriesPerSecond, hideClients, privateAnswers: zones };
}
