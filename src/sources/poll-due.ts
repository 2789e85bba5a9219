import { randomUUID } from 'node:crypto';
import { failed, ok, type Problem, type Result } from '../platform/values/problem.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../platform/work/loop.ts';
import { sourceKinds } from './index.ts';
import type { SourceKind } from './kind.ts';
import { leaseOf } from './lease.ts';
import { type PollCounts, type PolledKind, type Poller, type PollOutcome, poll } from './poll.ts';
import { sourceProblems } from './problems.ts';
import { claimDueSource, claimSource, getSource, nextPollAt } from './store.ts';

export interface PollingDeps extends Omit<Poller, 'owner'> {
  /** The kinds to poll; default: those of the index. */
  readonly kinds?: readonly SourceKind[];
}

/** The longest pause, after which work of another process is found. Work of this process wakes the loop. */
const idleMs = 1_000;

/** Each reading is its own owner, so that two in one process are distinguished too. */
const withOwner = (deps: PollingDeps): Poller => ({ ...deps, owner: `${process.pid}:${randomUUID()}` });

/** The kinds that are polled, by name. */
const polledKinds = ({ kinds = sourceKinds }: PollingDeps): ReadonlyMap<string, PolledKind> =>
  new Map(kinds.filter(isPolled).map((kind) => [kind.name, kind]));

const isPolled = (kind: SourceKind): kind is PolledKind => kind.start.how === 'poll';

const noCounts = (): PollCounts => ({ accepted: 0, duplicates: 0, quarantined: 0, opened: 0 });

/** Reads the source that has been due the longest; null if none is due. Failures are stored with the source. */
export async function pollDue(deps: PollingDeps, signal: AbortSignal): Promise<PollOutcome | null> {
  const poller = withOwner(deps);
  const kinds = polledKinds(deps);
  const source = await claimDueSource(deps.db, [...kinds.keys()], leaseOf(poller), deps.clock.now());
  const kind = kinds.get(source?.kind ?? '');
  return source === null || kind === undefined ? null : poll(poller, kind, source, noCounts(), signal);
}

/**
 * Reads one source at once, due or not.
 * @param counts updated during the reading, for a caller that does not wait for the end.
 */
export async function pollNow(
  deps: PollingDeps,
  id: number,
  signal: AbortSignal,
  counts: PollCounts = noCounts(),
): Promise<Result<PollCounts>> {
  const poller = withOwner(deps);
  const kinds = polledKinds(deps);
  const source = await claimSource(deps.db, [...kinds.keys()], id, leaseOf(poller), deps.clock.now());
  const kind = kinds.get(source?.kind ?? '');
  if (source === null || kind === undefined) return failed(await whyNot(deps, id));
  const outcome = await poll(poller, kind, source, counts, signal);
  switch (outcome.what) {
    case 'done':
      return ok(counts);
    case 'failed':
      return failed(outcome.problem);
    case 'lost':
      return failed(sourceProblems.changedMeanwhile(source.name));
    case 'stopped':
      return failed(sourceProblems.stopping(source.name));
  }
}

async function whyNot(deps: PollingDeps, id: number): Promise<Problem> {
  const source = await getSource(deps.db, id);
  if (source === undefined) return sourceProblems.notFound(id);
  if (!polledKinds(deps).has(source.kind)) return sourceProblems.notPolled(source.name);
  return source.enabled ? sourceProblems.beingRead(source.name) : sourceProblems.off(source.name);
}

/**
 * Reads due sources, one at a time. Start several loops, each with its index, so that a slow source does not delay the
 * others.
 */
export function startPolling(deps: PollingDeps, loop: LoopContext, index = 0): Loop {
  return startLoop({
    ...loop,
    name: `poll ${index + 1}`,
    idleMs,
    // The first reading of several months takes long.
    longestRoundMs: 6 * 3_600_000,
    async step(signal) {
      if ((await pollDue(deps, signal)) !== null) return 0;
      // A source that another reader is about to claim is due too, so "due now" must not mean "at once".
      const wait = msUntil(await nextPollAt(deps.db, [...polledKinds(deps).keys()]), loop.clock.now());
      return wait === null ? null : Math.max(wait, 50);
    },
  });
}
